package cn.shishi.yearlist;

import cn.shishi.register.Grounds;
import cn.shishi.workbook.Faults;
import cn.shishi.workbook.Line;
import cn.shishi.workbook.Lines;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the sheet 清单. */
final class ProjectRows {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z一二三四五六七八九十]{1,8}");

    private final Known known;
    private final Faults faults;

    ProjectRows(Known known, Faults faults) {
        this.known = known;
        this.faults = faults;
    }

    /** @param width of numbers made of digits: 5 stands for 05 */
    record Read(Map<String, Listed> projects, int width) {}

    Read read(Lines lines) {
        int width = 2;
        Map<Line, String> numbers = new LinkedHashMap<>();
        for (Line line : lines.all()) {
            String number = line.text(Column.NUMBER.heading);
            if (number != null && !NUMBER.matcher(number).matches()) {
                line.wrong(Column.NUMBER.heading, "“" + Line.brief(number) + "”不能作编号。", "请用数字、字母或中文数字，不超过8位，如 05。");
                number = null;
            }
            numbers.put(line, number);
            width = number != null && number.matches("\\d+") ? Math.max(width, number.length()) : width;
        }
        Map<String, Listed> projects = new LinkedHashMap<>();
        for (Map.Entry<Line, String> of : numbers.entrySet()) {
            Listed project = project(of.getKey(), padded(of.getValue(), width));
            if (project.number() != null) {
                Listed same = projects.putIfAbsent(project.number(), project);
                if (same != null) {
                    project.line().wrong(Column.NUMBER.heading, "编号“" + project.number() + "”与第" + same.line().number() + "行重复。", "请改为不重复的编号；同一项目的几件事写在“子项”表里。");
                } else if (known.taken().contains(project.number())) {
                    project.line().wrong(Column.NUMBER.heading, known.year() + "年清单里已经有项目“" + project.number() + "”。", "请删去这一行和它的子项，只导入新增的项目。");
                }
            }
        }
        return new Read(projects, width);
    }

    static String padded(String number, int width) {
        return number == null || !number.matches("\\d+") || number.length() >= width ? number : "0".repeat(width - number.length()) + number;
    }

    private Listed project(Line line, String number) {
        String office = line.text(Column.OFFICE.heading);
        if (office != null && !known.offices().isEmpty()) {
            for (String one : office.split("、")) {
                if (!known.offices().contains(one.strip())) {
                    line.wrong(Column.OFFICE.heading, "没有科室“" + Line.brief(one) + "”。", "可用：" + Known.some(known.offices()) + "；新设的科室请先在“年度清单”页登记。");
                }
            }
        }
        Grounds grounds = new Grounds(person(line, Column.CADRE), line.text(Column.FUNDS_SOURCE.heading), line.number(Column.FUNDS_PLANNED.heading),
                line.text(Column.MEETING.heading), decided(line), line.text(Column.MINUTES.heading));
        return new Listed(line, number, line.text(Column.PROMISE.heading), line.text(Column.CATEGORY.heading), office, person(line, Column.LEADER), grounds);
    }

    private String person(Line line, Column column) {
        String who = line.text(column.heading);
        if (who == null || known.roles().contains(who)) {
            return who;
        }
        List<String> accounts = known.accounts(who);
        if (accounts.isEmpty()) {
            line.wrong(column.heading, "本街道没有“" + Line.brief(who) + "”。", "可用：" + Known.some(known.persons()) + "。");
        } else if (accounts.size() > 1) {
            line.wrong(column.heading, "本街道有" + accounts.size() + "位“" + who + "”。", "请改写账号：" + Known.some(accounts) + "。");
        }
        return who;
    }

    private LocalDate decided(Line line) {
        LocalDate day = ListReader.day(line, Column.DECIDED.heading);
        if (day == null) {
            return null;
        }
        if (day.isAfter(known.today())) {
            line.wrong(Column.DECIDED.heading, "“" + day + "”还没有到。", "清单决定以后才能导入，请核对日期。");
        } else if (day.getYear() != known.year() && day.getYear() != known.year() - 1) {
            line.wrong(Column.DECIDED.heading, "“" + day + "”不在" + (known.year() - 1) + "年或" + known.year() + "年。", "请核对年份，或在上传时改选年份。");
        }
        return day;
    }
}
