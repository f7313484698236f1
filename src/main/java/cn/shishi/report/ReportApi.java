package cn.shishi.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "报告")
class ReportApi {

    private final ReportDesk desk;

    ReportApi(ReportDesk desk) {
        this.desk = desk;
    }

    @GetMapping(path = "/api/reports/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "报告草稿", description = "period=half 或 year；asOf 为日期；knownAt 为北京时间 2020-07-15T00:00 或带时区的时刻。")
    Draft json(@RequestParam String street, @RequestParam int year, @RequestParam String period,
            @RequestParam(required = false) String asOf, @RequestParam(required = false) String knownAt) {
        return desk.draft(street, year, period, asOf, knownAt);
    }

    @GetMapping(path = "/api/reports/draft", produces = "text/plain;charset=UTF-8")
    @Operation(summary = "报告草稿（纯文本）")
    String text(@RequestParam String street, @RequestParam int year, @RequestParam String period,
            @RequestParam(required = false) String asOf, @RequestParam(required = false) String knownAt) {
        return DraftText.of(desk.draft(street, year, period, asOf, knownAt));
    }
}
