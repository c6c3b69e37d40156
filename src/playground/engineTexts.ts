/**
 * Chinese for the embedded workbook's own buttons and menus. IronCalc has five languages without Chinese and does not export its
 * translator; it creates it with the `i18next` that we provide, so ours adds a language. Rows that are missing here show in
 * English.
 */
import i18next, { type i18n } from 'i18next';
import type { Language } from '../messages/language.js';

const CHINESE = {
  color_picker: {
    add: '添加颜色',
    apply: '添加颜色',
    cancel: '取消',
    default: '默认',
    no_fill: '无填充',
    recent: '最近使用',
    standard_colors: '标准颜色',
    themed_colors: '主题颜色',
    title: '选择颜色',
  },
  common: { apply: '应用', cancel: '取消' },
  context_menu: {
    cell: {
      copy: '复制',
      cut: '剪切',
      delete: '删除…',
      delete_column: '“{{column}}”列',
      delete_row: '第 {{row}} 行',
      insert: '插入…',
      insert_column_left: '左侧插入列',
      insert_column_right: '右侧插入列',
      insert_row_above: '上方插入行',
      insert_row_below: '下方插入行',
      paste: '粘贴',
    },
    column_header: {
      delete_column: '删除“{{column}}”列',
      delete_columns: '删除 {{columnStart}} 至 {{columnEnd}} 列',
      freeze_columns: '冻结至“{{column}}”列',
      hide_column: '隐藏“{{column}}”列',
      hide_columns: '隐藏 {{columnStart}} 至 {{columnEnd}} 列',
      insert_columns_after: '右侧插入 {{count}} 列',
      insert_columns_before: '左侧插入 {{count}} 列',
      move_columns_left: '左移',
      move_columns_right: '右移',
      set_column_width: '列宽',
      show_hidden_columns: '显示隐藏的列',
      unfreeze_columns: '取消冻结列',
    },
    row_header: {
      delete_row: '删除第 {{row}} 行',
      delete_rows: '删除第 {{rowStart}} 至 {{rowEnd}} 行',
      freeze_rows: '冻结至第 {{row}} 行',
      hide_row: '隐藏第 {{row}} 行',
      hide_rows: '隐藏第 {{rowStart}} 至 {{rowEnd}} 行',
      insert_rows_above: '上方插入 {{count}} 行',
      insert_rows_below: '下方插入 {{count}} 行',
      move_rows_down: '下移',
      move_rows_up: '上移',
      set_row_height: '行高',
      show_hidden_rows: '显示隐藏的行',
      unfreeze_rows: '取消冻结行',
    },
  },
  error_dialog: {
    error_clipboard_paste: '浏览器不允许读取剪贴板，请在浏览器设置中允许后再粘贴。',
    error_deleting_cells: '没能删除单元格',
    error_deleting_columns: '没能删除列',
    error_deleting_rows: '没能删除行',
    error_editing_formula: '公式有误',
    error_inserting_columns: '没能插入列',
    error_inserting_rows: '没能插入行',
    error_moving_columns: '没能移动列',
    error_moving_rows: '没能移动行',
  },
  formula_bar: { manage_named_ranges: '管理名称' },
  name_manager_dialog: {
    add_new_range: '新建名称',
    apply: '应用',
    back_to_list: '返回列表',
    cancel: '取消',
    delete: '删除名称',
    edit: '编辑名称',
    global: '（工作簿）',
    new: '新建',
    range_name: '名称',
    refers_to: '引用位置',
    scope_label: '范围',
    search_placeholder: '搜索…',
    title: '名称',
    workbook: '工作簿',
  },
  navigation: { add_sheet: '新建工作表', sheet_list: '工作表列表' },
  num_fmt: { cancel: '取消', close: '关闭', save: '保存', title: '自定义数字格式' },
  regional_settings: { open_regional_settings: '区域设置', title: '区域设置' },
  right_drawer: { close: '关闭', resize_drawer: '调整侧栏宽度' },
  sheet_delete: {
    cancel: '取消',
    confirm: '删除工作表',
    message: '工作表“{{sheetName}}”将被删除。',
    title: '确定删除吗？',
  },
  sheet_tab: {
    change_color: '标签颜色',
    delete: '删除',
    duplicate: '复制',
    hide_sheet: '隐藏工作表',
    move_left: '左移',
    move_right: '右移',
    open_menu: '工作表菜单',
    rename: '重命名',
  },
  toolbar: {
    align_center: '居中',
    align_left: '左对齐',
    align_right: '右对齐',
    bold: '加粗',
    borders: {
      all: '所有框线',
      bottom: '下框线',
      clear: '无框线',
      color: '框线颜色',
      horizontal: '内部横框线',
      inner: '内部框线',
      left: '左框线',
      outer: '外侧框线',
      right: '右框线',
      style: '框线样式',
      title: '框线',
      top: '上框线',
      vertical: '内部竖框线',
    },
    clear_formatting: '清除格式',
    conditional_formatting: '条件格式',
    copy_styles: '格式刷',
    currency: '货币格式',
    decimal_places_decrease: '减少小数位',
    decimal_places_increase: '增加小数位',
    decrease_font_size: '减小字号',
    download_png: '下载为图片',
    fill_color: '填充颜色',
    font_color: '字体颜色',
    font_size: '字号',
    format_menu: {
      auto: '常规',
      currency_eur: '欧元 (EUR)',
      currency_gbp: '英镑 (GBP)',
      currency_usd: '美元 (USD)',
      custom: '自定义',
      date_long: '长日期',
      date_short: '短日期',
      number: '数值',
      percentage: '百分比',
    },
    format_number: '数字格式',
    increase_font_size: '增大字号',
    italic: '倾斜',
    named_styles: '单元格样式',
    percentage: '百分比格式',
    redo: '重做',
    scroll_left: '向左滚动',
    scroll_right: '向右滚动',
    selected_png: '所选区域导出为图片',
    show_hide_grid_lines: '显示或隐藏网格线',
    strike_through: '删除线',
    themes: '主题',
    underline: '下划线',
    undo: '撤销',
    vertical_align_bottom: '底端对齐',
    vertical_align_middle: '垂直居中',
    vertical_align_top: '顶端对齐',
    wrap_text: '自动换行',
  },
};

const TAGS = { zh: 'zh-CN', en: 'en-US' } as const;

/** Runs `load`, which creates the translator, and returns a function that switches its language. */
export async function withChinese<T>(
  load: () => Promise<T>,
): Promise<{ loaded: T; speak: (language: Language) => void }> {
  const make = i18next.createInstance.bind(i18next);
  let translator: i18n | undefined;
  i18next.createInstance = (options, callback) => {
    const resources = { ...options?.resources, [TAGS.zh]: { translation: CHINESE } };
    translator = make({ ...options, resources, fallbackLng: TAGS.en }, callback);
    return translator;
  };
  try {
    const loaded = await load();
    const speak = (language: Language) => void translator?.changeLanguage(TAGS[language]);
    return { loaded, speak };
  } finally {
    i18next.createInstance = make;
  }
}
