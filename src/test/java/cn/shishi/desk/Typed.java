package cn.shishi.desk;

import cn.shishi.Story.StreetStory;
import cn.shishi.project.YearList;
import cn.shishi.register.ListedPlace;
import java.util.List;
import java.util.Map;

/** A street in which somebody has typed the same texts wherever one can type. */
public final class Typed {

    public final String project;
    public final String checklist;
    public final String toRecord;
    public final String returned;
    public final String toSign;
    public final String paper;

    /** @param texts each at most 100 characters, no two alike */
    public Typed(StreetStory street, List<String> texts) {
        List<String> few = texts.subList(0, Math.min(12, texts.size()));
        project = street.project("01", few.stream().map(t -> new YearList.Piece(t, "量化任务", Map.of())).toList());
        street.does("duban", project, "decompose", Map.of());
        String first = null;
        for (int i = 0; i < few.size(); i++) {
            if (i < 8) {
                String given = street.gives("jingban", project + "-" + (i + 1), "record-quantity", few.get(i).replaceAll("[/\\\\\\p{Cntrl}]", ""));
                street.does("jingban", project + "-" + (i + 1), "record-quantity", Map.of("happened", "2020-03-01", "quantity", i + 1, "operator", few.get(i)));
                first = first == null ? given : first;
            }
            if (i < 6) {
                street.approves("fenguan", project + "-" + (i + 1), "sign-quantity");
            }
        }
        paper = first;
        street.does("fenguan", project + "-7", "sign-quantity", Map.of("decision", "return", "reason", few.get(6)));
        returned = street.task(project + "-7", "record-quantity").getId();
        toSign = street.task(project + "-8", "sign-quantity").getId();
        toRecord = street.task(project + "-9", "record-quantity").getId();
        street.begins("jingban", "narrative", project);
        street.does("jingban", project, "write-narrative", Map.of("happened", "2020-03-01", "paragraph", String.join("；", few)));
        street.approves("kezhang", project, "sign-narrative");

        String list = street.project("02", List.of(new YearList.Piece("示意图上墙", "全覆盖任务", Map.of("完成数", "上墙小区（个）"),
                texts.stream().map(t -> new ListedPlace(t, "武南")).toList())));
        street.does("duban", list, "decompose", Map.of());
        checklist = street.task(list + "-1", "record-checklist").getId();
    }
}
