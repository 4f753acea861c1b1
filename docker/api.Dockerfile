# The API and the worker app, built from this checkout: docker build -f docker/api.Dockerfile .
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

# What runs needs no build tools and no PostgreSQL of its own.
FROM node:26.10.0-bookworm-slim AS modules
WORKDIR /modules
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM node:26.10.0-bookworm-slim
WORKDIR /alongside
ENV NODE_ENV=production \
    PORT=3000 \
    WEB_DIR=dist/apps/web/browser
COPY --from=modules /modules/node_modules node_modules
COPY --from=build /build/package.json package.json
# main.js alone: the demo place, its people and its sign-in stay outside, and so does what the bench needs.
COPY --from=build /build/dist/apps/api dist/apps/api
COPY --from=build /build/dist/apps/web dist/apps/web
COPY tools/clear-error.ts tools/prepare-database.ts tools/
COPY tools/postgres/roles.ts tools/postgres/roles.ts
RUN rm -f dist/apps/api/demo.js* dist/apps/api/door-bench.js*
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
