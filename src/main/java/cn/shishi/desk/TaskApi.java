package cn.shishi.desk;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "任务")
class TaskApi {

    private final Inbox inbox;
    private final Completion completion;
    private final EvidenceFiles evidence;
    private final People people;

    TaskApi(Inbox inbox, Completion completion, EvidenceFiles evidence, People people) {
        this.inbox = inbox;
        this.completion = completion;
        this.evidence = evidence;
        this.people = people;
    }

    record Detail(Inbox.Item task, List<FieldView> fields, List<String> papers, List<String> laterPapers, List<Given> evidence) {}

    record FieldView(String key, String label, String description, String type, boolean required, String fact, List<Field.Option> options) {

        static FieldView of(Field f) {
            return new FieldView(f.key(), f.label(), f.description(), f.type(), f.required(), f.fact(), f.options());
        }
    }

    record Given(String sha256, String paper, String fileName, long size) {

        static Given of(Evidence e) {
            return new Given(e.hash(), e.paper(), e.fileName(), e.size());
        }
    }

    record Body(Map<String, Object> variables) {}

    record Kept(String sha256) {}

    @GetMapping("/api/tasks")
    @Operation(summary = "我的待办")
    List<Inbox.Item> mine() {
        return inbox.mine();
    }

    @GetMapping("/api/tasks/{id}")
    @Operation(summary = "一项任务及其字段")
    Detail one(@PathVariable String id) {
        Inbox.Open open = inbox.open(id);
        TaskSpec spec = open.spec();
        return new Detail(open.item(), spec.fields().stream().map(FieldView::of).toList(), spec.papers(), spec.laterPapers(),
                evidence.of(id).stream().map(Given::of).toList());
    }

    @PostMapping("/api/tasks/{id}/complete")
    @Operation(summary = "办结任务", description = "variables 以字段的 key 为名。同一 Idempotency-Key 重复发送只生效一次。")
    Completion.Done complete(@PathVariable String id, @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return completion.complete(people.me().account(), id, body.variables() == null ? Map.of() : body.variables(), key);
    }

    @PostMapping("/api/tasks/{id}/evidence")
    @Operation(summary = "为任务上传材料", description = "每个文件不超过 20 MB；PDF、JPG、PNG、DOCX、XLSX、MP4。")
    Kept give(@PathVariable String id, @RequestParam String paper, @RequestParam MultipartFile file) throws IOException {
        Inbox.Open open = inbox.open(id);
        if (paper.isBlank() || paper.length() > 50) {
            throw Refusal.invalid("请写明是什么材料（不超过 50 字），例如 验收单。");
        }
        return new Kept(evidence.keep(open.task().getTenantId(), id, paper.strip(), file.getOriginalFilename(), file.getInputStream(),
                people.me().account()));
    }
}
