package cn.shishi.yearlist;

import cn.shishi.workbook.Heading;
import cn.shishi.workbook.Heading.Kind;

/** The columns of a year list: here and nowhere else, so that template, sample, export and reader cannot differ. */
enum Column {
    NUMBER(Sheet.PROJECTS, "编号", Kind.TEXT, true, 8, 6, "两位数字，如 05；同一年度不重复。"),
    PROMISE(Sheet.PROJECTS, "承诺内容", Kind.TEXT, true, 1000, 36, "照公布的原文填写，一字不改。"),
    CATEGORY(Sheet.PROJECTS, "类别", Kind.TEXT, false, 100, 8, "如 社区服务、城区管理。"),
    OFFICE(Sheet.PROJECTS, "责任科室", Kind.TEXT, true, 200, 14, "几个科室用“、”分开，牵头的写在最前。"),
    LEADER(Sheet.PROJECTS, "分管领导", Kind.TEXT, true, 100, 10, "角色、姓名或账号。"),
    CADRE(Sheet.PROJECTS, "经办人", Kind.TEXT, false, 100, 10, "角色、姓名或账号。"),
    FUNDS_SOURCE(Sheet.PROJECTS, "资金来源", Kind.TEXT, false, 200, 12, "如 街道财政。"),
    FUNDS_PLANNED(Sheet.PROJECTS, "计划资金（万元）", Kind.NUMBER, false, 30, 10, "只填数字，单位是万元。"),
    MEETING(Sheet.PROJECTS, "决策会议", Kind.TEXT, false, 200, 14, "如 街道党工委会议。"),
    DECIDED(Sheet.PROJECTS, "决策日期", Kind.DAY, true, 30, 8, "项目从这一天起列入清单。"),
    MINUTES(Sheet.PROJECTS, "纪要号", Kind.TEXT, false, 100, 10, "会议纪要的编号。"),

    PART_PROJECT(Sheet.PARTS, "项目编号", Kind.TEXT, true, 8, 6, "“清单”表里的编号。"),
    PART_NAME(Sheet.PARTS, "子项名称", Kind.TEXT, true, 200, 24, "报告句子里的名词，如 加装电梯；同一项目内不重复。"),
    TYPE(Sheet.PARTS, "类型", Kind.TEXT, true, 100, 10, "从列表中选；各类型的里程碑和指标见“说明”表。"),

    PROMISED_PROJECT(Sheet.INDICATORS, "项目编号", Kind.TEXT, true, 8, 6, "“清单”表里的编号。"),
    PROMISED_PART(Sheet.INDICATORS, "子项名称", Kind.TEXT, false, 200, 24, "由哪个子项计数；空着表示全部子项合计。"),
    WORD(Sheet.INDICATORS, "里程碑或指标", Kind.TEXT, true, 100, 12, "类型里的名称，见“说明”表。"),
    OWN(Sheet.INDICATORS, "本项叫法", Kind.TEXT, false, 80, 20, "指标在本子项里的名称，如 拆除违法建筑；里程碑不填。"),
    UNIT(Sheet.INDICATORS, "单位", Kind.TEXT, true, 20, 6, "如 个、平方米、人次。"),
    PROMISED(Sheet.INDICATORS, "承诺用语", Kind.TEXT, false, 200, 18, "报告里写在数字前面的话；没有承诺的指标空着。"),
    OPERATOR(Sheet.INDICATORS, "比较", Kind.TEXT, false, 10, 6, "不少于、不超过等；恰好等于就空着。"),
    LOW(Sheet.INDICATORS, "目标数", Kind.NUMBER, false, 30, 8, "承诺的数；3至4台，这里填3。"),
    HIGH(Sheet.INDICATORS, "目标上限", Kind.NUMBER, false, 30, 8, "只有一个范围时填；3至4台，这里填4。"),
    DEADLINE(Sheet.INDICATORS, "截止日期", Kind.DAY, false, 30, 8, "承诺另有期限时填；空着表示年底。"),

    PLACE_PROJECT(Sheet.PLACES, "项目编号", Kind.TEXT, true, 8, 6, "“清单”表里的编号。"),
    PLACE_PART(Sheet.PLACES, "子项名称", Kind.TEXT, true, 200, 24, "“子项”表里的名称。"),
    PLACE(Sheet.PLACES, "点位名称", Kind.TEXT, true, 200, 24, "小区、门牌等；同一子项内不重复。"),
    NEIGHBOURHOOD(Sheet.PLACES, "居民区", Kind.TEXT, false, 100, 12, "点位所在的居民区。");

    /** Before the word of a milestone it names the column of its planned day. */
    static final String PLANNED = "计划：";

    final Sheet sheet;
    final Heading heading;

    Column(Sheet sheet, String name, Kind kind, boolean required, int limit, int width, String hint) {
        this.sheet = sheet;
        this.heading = new Heading(name, kind, required, limit, width, hint);
    }

    static Heading planned(String milestone) {
        return new Heading(PLANNED + milestone, Kind.DAY, false, 30, 8, "计划哪一天“" + milestone + "”；导入后作为基准，不再改动。");
    }
}
