package cn.shishi.desk;

import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.evidence.LaterPapers;
import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.project.Checklists;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file for a task of mine: one that is open, or one that is done and may still be given what it lacks. */
@Component
class Giving {

    private static final int LONGEST = 50;

    private final EvidenceFiles evidence;
    private final LaterPapers later;
    private final Checklists checklists;
    private final People people;

    Giving(EvidenceFiles evidence, LaterPapers later, Checklists checklists, People people) {
        this.evidence = evidence;
        this.later = later;
        this.checklists = checklists;
        this.people = people;
    }

    String toOpen(Inbox.Open open, String item, String paper, MultipartFile file) throws IOException {
        if (!item.isEmpty()) {
            checklists.mustList(open.list(), item);
        }
        if (paper.isBlank() || paper.strip().length() > LONGEST) {
            throw Refusal.invalid("请写明是什么材料（不超过 " + LONGEST + " 字），例如 验收单。");
        }
        return evidence.keep(open.task().getTenantId(), open.task().getId(), item, paper.strip(), file.getOriginalFilename(), file.getInputStream(),
                people.me().account());
    }

    /** Whether a task of my role is done and was to be given something later. */
    boolean mayFollow(String task) {
        return !expected(task).isEmpty();
    }

    /** Belongs to the task as a whole; the facts it told stay as they are. */
    String later(String task, String paper, MultipartFile file) throws IOException {
        List<LaterPapers.Paper> expected = expected(task);
        LaterPapers.Paper one = expected.stream().filter(p -> p.paper().equals(paper.strip())).findFirst().orElseThrow(() ->
                Refusal.invalid("这项任务已经办结，“" + paper.strip() + "”不在可后补的材料之内；可补：" + String.join("、", expected.stream().map(LaterPapers.Paper::paper).toList()) + "。"));
        return evidence.keep(one.street(), task, one.paper(), file.getOriginalFilename(), file.getInputStream(), people.me().account());
    }

    private List<LaterPapers.Paper> expected(String task) {
        People.Me me = people.me();
        return later.of(me.streets(), task).stream().filter(p -> me.roles().contains(p.role())).toList();
    }
}
