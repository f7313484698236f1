package cn.shishi.desk;

import cn.shishi.checklist.Row;
import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.project.Checklists;
import cn.shishi.project.ToSign;
import cn.shishi.type.Field;
import cn.shishi.type.TaskSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Checklists checklists;
    private final ToSign toSign;
    private final Giving giving;
    private final LaterDesk later;
    private final People people;

    TaskApi(Inbox inbox, Completion completion, EvidenceFiles evidence, Checklists checklists, ToSign toSign, Giving giving, LaterDesk later,
            People people) {
        this.inbox = inbox;
        this.completion = completion;
        this.evidence = evidence;
        this.checklists = checklists;
        this.toSign = toSign;
        this.giving = giving;
        this.later = later;
        this.people = people;
    }

    /** @param claims what a sign-off would sign */
    record Detail(Inbox.Item task, List<FieldView> fields, List<String> papers, List<String> laterPapers, List<Given> evidence,
            List<Line> rows, List<ToSign.Claim> claims) {}

    /**
     * One row of a checklist.
     *
     * @param values by the key of the field
     * @param done day on which the place was told of before, or null
     */
    record Line(int ordinal, String item, String neighbourhood, boolean ticked, Map<String, Object> values, String done) {

        static Line of(Checklists.Line line) {
            return new Line(line.ordinal(), line.item(), line.neighbourhood(), line.row().ticked(), line.row().filled(), line.done());
        }
    }

    /** @param perRow asked of each row of a checklist, not of the task as a whole */
    record FieldView(String key, String label, String description, String type, boolean required, String fact, List<Field.Option> options,
            boolean perRow) {

        static FieldView of(Field f, TaskSpec spec) {
            return new FieldView(f.key(), f.label(), f.description(), f.type(), f.required(), f.fact(), f.options(), spec.columns().contains(f));
        }
    }

    record Given(String sha256, String paper, String item, String fileName, long size) {

        static Given of(Evidence e) {
            return new Given(e.hash(), e.paper(), e.item().isEmpty() ? null : e.item(), e.fileName(), e.size());
        }
    }

    record Body(Map<String, Object> variables, List<Map<String, Object>> rows) {}

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
        return new Detail(open.item(), spec.fields().stream().map(f -> FieldView.of(f, spec)).toList(), spec.papers(), spec.laterPapers(),
                evidence.of(id).stream().map(Given::of).toList(),
                spec.rows() ? checklists.lines(open.list()).stream().map(Line::of).toList() : null,
                toSign.of(id, open.item().subject(), spec));
    }

    @GetMapping("/api/later-papers")
    @Operation(summary = "我的待补材料")
    List<LaterDesk.Owed> later() {
        return later.mine();
    }

    @PostMapping("/api/tasks/{id}/complete")
    @Operation(summary = "办结任务", description = "variables 以字段的 key 为名。清单任务可另给 rows：每行 item 为地点名称，其余以字段的 key 为名；"
            + "不给 rows 就提交清单页上已勾选的各行。同一 Idempotency-Key 重复发送只生效一次。")
    Completion.Done complete(@PathVariable String id, @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return completion.complete(people.me().account(), id, body.variables() == null ? Map.of() : body.variables(), body.rows() == null ? null : rows(body.rows()), key);
    }

    private static List<Row> rows(List<Map<String, Object>> given) {
        if (given.size() > Checklists.MOST) {
            throw Refusal.invalid("rows 太多：一次最多 " + Checklists.MOST + " 行，请分成几次。");
        }
        List<Row> rows = new ArrayList<>();
        for (Map<String, Object> one : given) {
            Map<String, Object> filled = new HashMap<>(one == null ? Map.of() : one);
            if (!(filled.remove("item") instanceof String item)) {
                throw Refusal.invalid("rows 的第" + (rows.size() + 1) + "行没有写 item（地点名称），请补上。");
            }
            rows.add(Row.of(item, true, filled));
        }
        return rows;
    }

    @PostMapping("/api/tasks/{id}/evidence")
    @Operation(summary = "为任务上传材料", description = "每个文件不超过 20 MB；PDF、JPG、PNG、HEIC、DOCX、XLSX、MP4。任务办结以后，还可以补交它的待补材料。")
    Kept give(@PathVariable String id, @RequestParam String paper, @RequestParam(defaultValue = "") String item, @RequestParam MultipartFile file)
            throws IOException {
        return new Kept(giving.mayFollow(id) ? giving.later(id, paper, file) : giving.toOpen(inbox.open(id), item, paper, file));
    }
}
