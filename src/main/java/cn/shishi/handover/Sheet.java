package cn.shishi.handover;

import cn.shishi.desk.Inbox;
import cn.shishi.ledger.Happened;
import cn.shishi.register.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 移交单: what is open with one person.
 *
 * @param waiting what they recorded and nobody has signed yet; it stays theirs
 * @param projects those under way that name them
 */
record Sheet(List<Task> tasks, List<Waiting> waiting, List<Project> projects) {

    /** How a line begins that tells of what does not pass. */
    static final String WAITING = "待签核：";

    /** @param rows filled into its checklist and not handed in */
    record Task(Inbox.Item item, int rows) {

        String line() {
            return "任务：" + Stream.of("“" + item.name() + "”", item.title(), item.part(), item.site(), item.phase(),
                    item.due() == null ? null : Happened.on(item.due()).shown() + "前办结" + (item.overdue() ? "（逾期）" : ""),
                    rows == 0 ? null : "清单已填" + rows + "行").filter(s -> s != null).collect(Collectors.joining("，"));
        }
    }

    record Waiting(String about, String said) {

        String line() {
            return WAITING + about + "，" + said;
        }
    }

    String counted() {
        return "未办任务" + tasks.size() + "件，已填报待签核" + waiting.size() + "项，负责项目" + projects.size() + "个";
    }

    /** As it is kept. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(tasks.stream().map(Task::line).toList());
        waiting.stream().map(Waiting::line).forEach(lines::add);
        projects.stream().map(Sheet::line).forEach(lines::add);
        return lines;
    }

    static String line(Project project) {
        return "项目：" + project.year() + "年" + project.number() + "　" + project.promise();
    }
}
