import { test } from 'vitest';
import { planLiving } from '../../src/workbook/livingPlan.js';
import { readWorkbook } from '../../src/workbook/readWorkbook.js';
import { isUnchanged } from '../../src/workbook/patchPlan.js';
import { preparedOf, tinyModel } from './models.js';
import { planOf, startLiving, type Living } from './living.js';
import { cellAt } from '../hosts/excel/state.js';
import { cutPaste, sortRows, copySheet, moveSheet } from './livingUser.js';
import type { WorkbookSnapshot } from '../../src/workbook/plan.js';
const BASE = '推演·基础', HIGH = '推演·高-快-', MODEL = '模型';
const first = planOf(tinyModel);
const at = (s: WorkbookSnapshot, sheet: string, text: unknown, col?: number): [number, number] => {
  const cells = s.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  for (let r = 0; r < cells.length; r++) for (let c = 0; c < (cells[r]?.length ?? 0); c++) if (cells[r]?.[c]?.value === text && (col === undefined || c === col)) return [r, c];
  throw new Error('no ' + String(text));
};
const name = (r: number, c: number) => `${String.fromCharCode(65 + c)}${r + 1}`;
type Act = (l: Living, s: WorkbookSnapshot) => void;
const cases: Record<string, Act> = {
  'insert row above header BASE': (l) => l.insert(BASE, 'row', 0, 2),
  'insert row in header MODEL + texts': (l, s) => { const [r] = at(s, MODEL, 'gdp', 0); l.insert(MODEL, 'row', r, 1); l.type(MODEL, r, 0, '我的行'); },
  'note in row inserted in model table col 3 only': (l, s) => { const [r] = at(s, MODEL, 'rd', 0); l.insert(MODEL, 'row', r, 1); l.type(MODEL, r, 3, '我的行'); },
  'insert column in the model table with heading': (l, s) => { const [r, c] = at(s, MODEL, 'gdp', 0); l.insert(MODEL, 'column', c + 1); l.type(MODEL, r - 1, c + 1, '我的列'); l.type(MODEL, r, c + 1, '我的值'); },
  'own row with sum between ours': (l, s) => { const [r, c] = at(s, BASE, 'rd', 2); l.insert(BASE, 'row', r); l.type(BASE, r, 0, '小计'); l.type(BASE, r, c + 1, `=SUM(D${r}:D${r - 1 < 1 ? 1 : r})`); },
  'overtype generated formula': (l, s) => { const [r, c] = at(s, BASE, 'rd', 2); l.type(BASE, r, c + 4, 5000); },
  'text in number cell input 3,5': (l, s) => { const [r, c] = at(s, BASE, 'gdp_growth', 2); l.type(BASE, r, c + 3, '3,5'); },
  'text fullwidth ３．５％': (l, s) => { const [r, c] = at(s, BASE, 'gdp_growth', 2); l.type(BASE, r, c + 3, '３．５％'); },
  'text 约3.5%': (l, s) => { const [r, c] = at(s, BASE, 'gdp_growth', 2); l.type(BASE, r, c + 3, '约3.5%'); },
  'error in input': (l, s) => { const [r, c] = at(s, BASE, 'gdp_growth', 2); l.type(BASE, r, c + 3, '=1/0'); },
  'formula in input': (l, s) => { const [r, c] = at(s, BASE, 'gdp_growth', 2); l.type(BASE, r, c + 3, '=0.03+0.01'); },
  'deleted header row text': (l, s) => { const [r, c] = at(s, BASE, '键'); l.type(BASE, r, c, null); },
  'deleted header year': (l, s) => { const [r, c] = at(s, BASE, 2025); l.type(BASE, r, c, null); },
  'deleted row on base (indicator)': (l, s) => { const [r] = at(s, BASE, 'rd', 2); l.delete(BASE, 'row', r); },
  'deleted row on base (parameter)': (l, s) => { const [r] = at(s, BASE, 'gdp_growth', 2); l.delete(BASE, 'row', r); },
  'deleted row on model (indicator used)': (l, s) => { const [r] = at(s, MODEL, 'rd', 0); l.delete(MODEL, 'row', r); },
  'deleted row on model (indicator not used)': (l, s) => { const [r] = at(s, MODEL, 'named_only', 0); l.delete(MODEL, 'row', r); },
  'deleted sheet HIGH': (l) => { l.excel.workbook.deleteSheet(l.sheet(HIGH)); l.excel.executor.changed(); },
  'deleted sheet 对比': (l) => { l.excel.workbook.deleteSheet(l.sheet('对比')); l.excel.executor.changed(); },
  'deleted sheet 基准': (l) => { l.excel.workbook.deleteSheet(l.sheet('基准')); l.excel.executor.changed(); },
  'deleted sheet BASE': (l) => { l.excel.workbook.deleteSheet(l.sheet(BASE)); l.excel.executor.changed(); },
  'deleted defined name inputs_base': (l) => { for (const n of [...l.excel.workbook.names.keys()]) if (n.includes('inputs_base')) l.excel.workbook.names.delete(n); l.excel.executor.changed(); },
  'deleted defined name mark': (l) => { for (const n of [...l.excel.workbook.names.keys()]) if (n.startsWith('tuiyan.sheet.model')) l.excel.workbook.names.delete(n); l.excel.executor.changed(); },
  'deleted all names': (l) => { l.excel.workbook.names.clear(); l.excel.executor.changed(); },
  'sorted baseline': (l, s) => { const [r, c] = at(s, '基准', 'gdp_2024'); sortRows(l.sheet('基准'), { row: r, column: 0, rows: 3, columns: c + 4 }, [2, 0, 1]); l.excel.executor.changed(); },
  'sorted model indicators': (l, s) => { const [r] = at(s, MODEL, 'gdp', 0); sortRows(l.sheet(MODEL), { row: r, column: 0, rows: 4, columns: 14 }, [2, 0, 3, 1]); l.excel.executor.changed(); },
  'sorted parameters in projection': (l, s) => { const [r] = at(s, BASE, 'rd_growth', 2); sortRows(l.sheet(BASE), { row: r, column: 0, rows: 2, columns: 12 }, [1, 0]); l.excel.executor.changed(); },
  'cut paste the settings table elsewhere': (l, s) => { const [r] = at(s, MODEL, '设置'); cutPaste(l.excel.workbook, l.sheet(MODEL), { row: r - 1, column: 0, rows: 9, columns: 3 }, l.sheet(MODEL), 90, 2); l.excel.executor.changed(); },
  'cut paste indicators block in projection down': (l, s) => { const [r] = at(s, BASE, 'gdp', 2); cutPaste(l.excel.workbook, l.sheet(BASE), { row: r, column: 0, rows: 1, columns: 12 }, l.sheet(BASE), 40, 0); l.excel.executor.changed(); },
  'cut paste row to another sheet': (l, s) => { const [r] = at(s, BASE, 'gdp', 2); cutPaste(l.excel.workbook, l.sheet(BASE), { row: r, column: 0, rows: 1, columns: 12 }, l.sheet('我的表'), 4, 0); l.excel.executor.changed(); },
  'merge over rows': (l, s) => { const [r] = at(s, BASE, 'gdp', 2); l.sheet(BASE).merges.push({ row: r, column: 0, rows: 2, columns: 1 }); },
  'renamed heading model': (l, s) => { const [r, c] = at(s, MODEL, '公式'); l.type(MODEL, r, c, '计算式'); },
  'swapped names': (l) => { const { workbook } = l.excel; const [a, b] = [l.sheet(BASE), l.sheet(HIGH)]; workbook.renameSheet(a, 'tmp'); workbook.renameSheet(b, BASE); workbook.renameSheet(a, HIGH); },
  'moved sheets': (l) => { moveSheet(l.excel.workbook, l.sheet(BASE), 0); },
  'copied HIGH': (l, s) => { copySheet(l.excel.workbook, l.sheet(HIGH)); l.excel.executor.changed(); },
  'changed formula text': (l, s) => { const [r] = at(s, MODEL, 'intensity', 0); const [, c] = at(s, MODEL, '公式'); l.type(MODEL, r, c, '=研发经费 / 地区生产总值 * 1.1'); },
  'changed formula text as excel formula err': (l, s) => { const [r] = at(s, MODEL, 'intensity', 0); const [, c] = at(s, MODEL, '公式'); l.type(MODEL, r, c, '=rd/gdp*1.1'); },
  'typed beside rows': (l, s) => { const [r, c] = at(s, BASE, 'rd', 2); l.type(BASE, r, 14, '右边的注'); l.type(BASE, r, 15, `=G${r + 1}*2`); },
  'typed in blank cell of ours': (l, s) => { l.type(BASE, 0, 6, '空格里的注'); l.type(BASE, 3, 1, '空行里的注'); },
  'new indicator row typed below': (l, s) => { const [r] = at(s, MODEL, 'named_only', 0); ['mine', '我的指标', '亿元', '经济总量', '=gdp*3'].forEach((t, i) => { if (t.startsWith('=')) cellAt(l.sheet(MODEL), r + 1, i).input = { text: t }; else l.type(MODEL, r + 1, i, t); }); },
  'overtyped label': (l, s) => { const [r] = at(s, BASE, 'rd', 2); l.type(BASE, r, 0, '改了名'); },
  'overtyped title': (l, s) => { l.type(BASE, 0, 0, '我的标题'); },
  'overtyped key in projection': (l, s) => { const [r, c] = at(s, BASE, 'rd', 2); l.type(BASE, r, c, '别的'); },
  'renamed key on model': (l, s) => { const [r, c] = at(s, MODEL, 'named_only', 0); l.type(MODEL, r, c, 'renamed'); },
  'horizon longer': (l, s) => { const [r, c] = at(s, MODEL, 'horizon'); l.type(MODEL, r, 2, 2029); },
  'horizon shorter': (l, s) => { const [r, c] = at(s, MODEL, 'horizon'); l.type(MODEL, r, 2, 2026); },
};
test('cases', async () => {
  const only = process.env['CASE'];
  for (const [label, act] of Object.entries(cases)) {
    if (only !== undefined && !label.includes(only)) continue;
    const out: string[] = [`## ${label}`];
    try {
      const l = await startLiving(first);
      const s0 = await l.read();
      const [rr, rc] = at(s0, BASE, 'rd', 2);
      l.type('我的表', 0, 0, `='${BASE}'!${name(rr, rc + 3)}`);
      l.type('我的表', 1, 0, `=SUM('${BASE}'!${name(rr, rc + 3)}:${name(rr, rc + 4)})`);
      act(l, s0);
      const s = await l.read();
      const mine = s.sheets.find((x) => x.name === '我的表')?.cells ?? [];
      out.push('mine before: ' + JSON.stringify(mine.slice(0, 2)));
      const read = readWorkbook(s);
      for (const p of read.problems) out.push('  read ' + p.severity + ' ' + p.code + ' ' + (p.place.cell ?? JSON.stringify(p.place)) + ' ' + JSON.stringify(p.args));
      const want = read.ok ? read.value : tinyModel;
      const r = planLiving(s, preparedOf(want), 'zh');
      for (const p of r.problems) out.push('  plan ' + p.code + ' ' + (p.place.cell ?? '') + ' ' + JSON.stringify(p.args));
      for (const sh of r.plan.sheets) { const u = sh.update; if (u === undefined) { out.push('  new sheet ' + sh.key); continue; } const n = { iR: u.insertRows, iC: u.insertColumns, dR: u.deleteRows, dC: u.deleteColumns, w: u.write.reduce((t, a) => t + a.rows * a.columns, 0), f: u.fresh.reduce((t, a) => t + a.rows * a.columns, 0), c: u.clear.reduce((t, a) => t + a.rows * a.columns, 0), rules: u.rules?.length, m: u.merges?.length, ch: u.charts, dch: u.droppedCharts }; const t = JSON.stringify(n, (_, v) => (Array.isArray(v) && v.length === 0) || v === 0 ? undefined : v); if (t !== '{}') out.push('  upd ' + sh.key + ' ' + t); }
      const res = await l.host.apply(r.plan);
      if (!res.ok) out.push('  APPLY FAILED ' + JSON.stringify(res.failure));
      const after = await l.read();
      const mine2 = after.sheets.find((x) => x.name === '我的表')?.cells ?? [];
      out.push('mine after: ' + JSON.stringify(mine2.slice(0, 2)));
      for (const sh of after.sheets) sh.cells.forEach((row, r) => row.forEach((c, k) => { if (typeof c?.value === 'object' && c.value !== null) out.push(`  ERROR ${sh.name}!${name(r, k)} ${JSON.stringify(c)}`); }));
      // lost cells: contents of before that differ from first plan and vanish
      const set = new Set(after.sheets.flatMap((sh) => sh.cells.flatMap((row) => row.map((c) => String(c?.value)))));
      const firstSet = new Set(s0.sheets.flatMap((sh) => sh.cells.flatMap((row) => row.map((c) => String(c?.value)))));
      for (const sh of s.sheets) sh.cells.forEach((row, r) => row.forEach((c, k) => { if (c !== undefined && c.formula === undefined && c.value !== null && !firstSet.has(String(c.value)) && !set.has(String(c.value))) out.push(`  LOST ${sh.name}!${name(r, k)} ${JSON.stringify(c)}`); }));
      const again = readWorkbook(after);
      out.push('  reread ok ' + again.ok + ' ' + again.problems.map((p) => p.code).join());
      if (again.ok) { const r2 = planLiving(after, preparedOf(again.value), 'zh'); out.push('  again unchanged ' + isUnchanged(r2.plan) + ' ' + r2.problems.map((p) => p.code + ' ' + (p.place.cell ?? '')).join()); if (JSON.stringify(again.value) !== JSON.stringify(want)) out.push('  MODEL DIFFERS'); if (!isUnchanged(r2.plan)) for (const sh of r2.plan.sheets) if (!isUnchanged({ ...r2.plan, sheets: [sh] })) out.push('   ~ ' + sh.key + JSON.stringify(sh.update).slice(0, 300)); }
    } catch (e) { out.push('  THROWN ' + (e instanceof Error ? e.stack?.slice(0, 600) : String(e))); }
    console.log(out.join('\n'));
  }
}, 600_000);
