import { render } from 'preact';
import { App } from './app.tsx';
import { language, t } from './shared/messages.ts';
import '../ui/theme.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/figures.css';
import './model/model.css';
import './samples/samples.css';
import './train/train.css';
import './results/results.css';

document.documentElement.lang = language;
document.title = t('title');
render(<App />, document.getElementById('app')!);
