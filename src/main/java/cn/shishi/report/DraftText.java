package cn.shishi.report;

import cn.shishi.platform.EngineClock;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** A draft as plain text: number and promise, then what is said of it. */
final class DraftText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm:ss").withZone(EngineClock.BEIJING);

    private DraftText() {}

    static String of(Draft draft) {
        StringBuilder text = new StringBuilder(draft.title()).append("\n");
        text.append("（截至").append(DAY.format(draft.asOf())).append("，知悉时间").append(MOMENT.format(draft.knownAt())).append("，草稿）\n");
        for (Draft.ProjectDraft project : draft.projects()) {
            text.append("\n").append(project.number()).append("　").append(project.promise()).append("\n");
            text.append(body(project)).append("\n");
            if (project.narrative() != null) {
                text.append("【叙述】").append(project.narrative().text()).append("\n");
            }
            project.gaps().forEach(gap -> text.append("【缺】“").append(gap).append("”尚无登记。\n"));
            if (!project.pending().isEmpty()) {
                text.append("【待签】").append(project.pending().size()).append("条已填报、未签核，未计入。\n");
            }
        }
        return text.toString();
    }

    /** Sentences of a project as one paragraph. */
    static String body(Draft.ProjectDraft project) {
        return project.sentences().isEmpty() ? "【缺】尚无已签核的登记。"
                : project.sentences().stream().map(Sentence::text).collect(Collectors.joining("；", "", "。"));
    }
}
