package cn.shishi.desk;

import cn.shishi.checklist.Row;
import cn.shishi.identity.People;
import cn.shishi.platform.Overtaken;
import cn.shishi.platform.Refusal;
import cn.shishi.project.Checklists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "任务")
class RowsApi {

    private final Inbox inbox;
    private final Checklists checklists;
    private final People people;
    private final Clock clock;

    RowsApi(Inbox inbox, Checklists checklists, People people, Clock clock) {
        this.inbox = inbox;
        this.checklists = checklists;
        this.people = people;
        this.clock = clock;
    }

    record Typed(String item, boolean ticked, Map<String, Object> values) {}

    /** @param faults what would keep these rows from being handed in */
    record Saved(String at, List<Checklists.Fault> faults) {}

    @PutMapping("/api/tasks/{id}/rows")
    @Operation(summary = "暂存清单的若干行", description = "只改所给的各行，谁后存以谁为准；勾选的行在办结任务时一并提交。faults 是提交之前还须改正的地方。")
    Saved save(@PathVariable String id, @RequestBody List<Typed> typed) {
        Inbox.Open open = inbox.openList(id);
        if (typed.size() > Checklists.MOST || typed.stream().anyMatch(t -> t == null || t.item() == null)) {
            throw Refusal.invalid("每行都要写 item（地点名称），一次最多 " + Checklists.MOST + " 行，请核对。");
        }
        List<Row> rows = typed.stream().map(t -> Row.of(t.item(), t.ticked(), t.values() == null ? Map.of() : t.values())).toList();
        Overtaken.again(() -> {
            checklists.save(open.list(), rows, people.me().account());
            return null;
        });
        Set<String> saved = typed.stream().map(Typed::item).collect(Collectors.toSet());
        return new Saved(ChecklistView.moment(clock.instant()), checklists.faults(open.list(),
                checklists.lines(open.list()).stream().filter(l -> saved.contains(l.item())).toList()));
    }
}
