// Plain ES5, for Internet Explorer in Excel 2016 and 2019: says why the pane stays empty. Elsewhere it does nothing.
(function () {
  var canRun =
    'noModule' in document.createElement('script') &&
    typeof Promise === 'function' &&
    typeof WebAssembly === 'object';
  var text = document.getElementById('tuiyan-static');
  if (canRun || !text) return;
  text.innerHTML =
    '此版本的 Excel 使用旧浏览器，无法运行推演的窗格。请使用 Excel 2021 或更高版本、Microsoft 365 或网页版 Excel。工作簿中的公式照常计算。<br><br>' +
    'This Excel uses an old browser that cannot run the pane of Tuiyan. Use Excel 2021 or later, Microsoft 365 or Excel on the web. The formulas of the workbook calculate as always.';
})();
