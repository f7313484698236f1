package cn.shishi.project;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.platform.Refusal;
import cn.shishi.type.TaskSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The evidence of a task, with what must be there. */
@Component
class Papers {

    private final EvidenceFiles files;

    Papers(EvidenceFiles files) {
        this.files = files;
    }

    /** Hashes of what was given; refuses while something required is missing. */
    List<String> given(String task, TaskSpec spec) {
        List<Evidence> given = files.of(task);
        Set<String> kinds = given.stream().map(Evidence::paper).collect(Collectors.toSet());
        List<String> missing = spec.papers().stream().filter(p -> !kinds.contains(p)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("缺少必须的材料：" + String.join("、", missing) + "。请先上传材料，再提交“" + spec.name() + "”。");
        }
        return given.stream().map(Evidence::hash).distinct().toList();
    }
}
