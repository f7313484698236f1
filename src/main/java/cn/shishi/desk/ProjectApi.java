package cn.shishi.desk;

import cn.shishi.report.Draft;
import cn.shishi.report.Judged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "项目")
class ProjectApi {

    private final ProjectDesk desk;

    ProjectApi(ProjectDesk desk) {
        this.desk = desk;
    }

    record Listed(String code, String number, String promise, String category, String office, String leader, String state,
            List<Judged> commitments) {

        static Listed of(Draft.ProjectDraft p) {
            return new Listed(p.code(), p.number(), p.promise(), p.category(), p.office(), p.leader(), p.state(), p.commitments());
        }
    }

    @GetMapping("/api/projects")
    @Operation(summary = "年度清单与各项承诺的现状")
    List<Listed> list(@RequestParam String street, @RequestParam int year) {
        return desk.year(street, year).projects().stream().map(Listed::of).toList();
    }

    @GetMapping("/api/projects/{code}")
    @Operation(summary = "一个项目：承诺、子项、点位、待办与台账")
    ProjectDesk.Sheet one(@PathVariable String code) {
        return desk.project(code);
    }
}
