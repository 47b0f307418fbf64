import { render } from 'preact';
import { App } from './app.tsx';
import { language, t } from './shared/messages.ts';
import '../ui/theme.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/sections.css';

document.documentElement.lang = language;
document.title = t('title');
render(<App />, document.getElementById('app')!);
