package cn.shishi.project;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.evidence.LaterPapers;
import cn.shishi.ledger.Fact;
import cn.shishi.platform.Refusal;
import cn.shishi.register.Register;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The evidence of a task, with what must be there. */
@Component
class Papers {

    /** As many as one line of the ledger can name. */
    private static final int MOST = 60;

    private final EvidenceFiles files;
    private final LaterPapers later;
    private final Register register;
    private final ProjectTypes types;

    Papers(EvidenceFiles files, LaterPapers later, Register register, ProjectTypes types) {
        this.files = files;
        this.later = later;
        this.register = register;
        this.types = types;
    }

    /** Hashes of what was given; refuses while something required is missing. */
    List<String> given(String task, TaskSpec spec) {
        return all(task, spec).of("");
    }

    Given all(String task, TaskSpec spec) {
        return new Given(files.of(task), spec);
    }

    /** What may follow and is not there yet is expected from now on. */
    void follow(Given given, Place place, Fact.Step at) {
        TaskSpec spec = given.spec;
        later.expect(spec.laterPapers().stream().distinct().filter(p -> given.files.stream().noneMatch(e -> e.paper().equals(p)))
                .map(p -> new LaterPapers.Paper(at.task(), p, place.street(), place.subject(), spec.name(), at.role(), later.due(spec.laterDays()))).toList());
    }

    /** Claims that were sent back ask for nothing more. */
    void sentBack(Collection<Fact> claims) {
        claims.stream().filter(this::mayFollow).collect(Collectors.groupingBy(Fact::street, Collectors.mapping(c -> c.at().task(), Collectors.toSet())))
                .forEach(later::noLonger);
    }

    private boolean mayFollow(Fact claim) {
        TaskSpec spec = types.of(claim.at().definition()).tasks().get(claim.at().element());
        return spec != null && !spec.laterPapers().isEmpty();
    }

    /** What a project that is to be accepted or closed is still waiting for: （尚有待补材料2份：照片、开工报告）; no reason to refuse. */
    String stillMissing(String street, String project) {
        List<LaterPapers.Paper> owed = later.owedAbout(street, register.subjects(project));
        return owed.isEmpty() ? "" : "（尚有待补材料" + owed.size() + "份：" + String.join("、", owed.stream().map(LaterPapers.Paper::paper).distinct().toList()) + "）";
    }

    /** What was given to a task and to the rows of its checklist. */
    record Given(List<Evidence> files, TaskSpec spec) {

        /** Hashes of what proves one row: its own, and what was given to the whole; the latter alone for an empty name. */
        List<String> of(String item) {
            List<Evidence> given = files.stream().filter(e -> e.item().isEmpty() || e.item().equals(item)).toList();
            List<String> missing = spec.papers().stream().filter(p -> given.stream().noneMatch(e -> e.paper().equals(p))).toList();
            if (!missing.isEmpty()) {
                throw Refusal.invalid("缺少必须的材料：" + String.join("、", missing) + "。请先上传材料，再提交“" + spec.name() + "”。");
            }
            List<String> hashes = given.stream().map(Evidence::hash).distinct().toList();
            if (hashes.size() > MOST) {
                throw Refusal.invalid("材料太多：一次填报最多 " + MOST + " 份，现有 " + hashes.size() + " 份，请合并成一个文件后再上传。");
            }
            return hashes;
        }
    }
}
