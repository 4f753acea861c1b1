import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';

// Nothing is on screen yet when this fails, so the console is the only place to say so
bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
