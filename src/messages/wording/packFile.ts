/** Words about the pack as a file to save. A row each, both languages side by side. */
import { both } from '../language.js';

export const PACK_FILE = {
  'pack.download': both('下载数据包 .zip', 'Download the pack (.zip)'),
  'pack.hint': both(
    '只有模型本身：三个文本文件，可用命令行的 --pack 或这里的“打开”再读。',
    'The model alone, as three text files: --pack of the command line and "Open" here read it again.',
  ),
  'pack.downloaded': both('已生成 {file}（{size} KB）。', 'Made {file} ({size} KB).'),
} as const;
