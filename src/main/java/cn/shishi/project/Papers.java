package cn.shishi.project;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.platform.Refusal;
import cn.shishi.type.TaskSpec;
import java.util.List;
import org.springframework.stereotype.Component;

/** The evidence of a task, with what must be there. */
@Component
class Papers {

    /** As many as one line of the ledger can name. */
    private static final int MOST = 60;

    private final EvidenceFiles files;

    Papers(EvidenceFiles files) {
        this.files = files;
    }

    /** Hashes of what was given; refuses while something required is missing. */
    List<String> given(String task, TaskSpec spec) {
        return all(task, spec).of("");
    }

    Given all(String task, TaskSpec spec) {
        return new Given(files.of(task), spec);
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
