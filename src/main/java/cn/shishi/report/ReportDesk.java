package cn.shishi.report;

import cn.shishi.identity.People;
import cn.shishi.ledger.Cutoff;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** Reads what a page or a program asks for in words, and lets a person see their own street's report only. */
@Component
class ReportDesk {

    private final Reports reports;
    private final People people;
    private final Clock clock;

    ReportDesk(Reports reports, People people, Clock clock) {
        this.reports = reports;
        this.people = people;
        this.clock = clock;
    }

    Draft draft(String street, int year, String periodName, String asOf, String knownAt) {
        people.checkBelongs(street);
        Period period = Period.named(periodName);
        LocalDate day = asOf == null || asOf.isBlank() ? period.reached(year, LocalDate.now(clock)) : day(asOf);
        if (day.getYear() != year) {
            throw Refusal.invalid("截至日期" + day + "不在" + year + "年内，请核对年份或截至日期。");
        }
        return reports.draft(street, year, period, new Cutoff(day, knownAt == null || knownAt.isBlank() ? clock.instant() : moment(knownAt)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException wrong) {
            throw Refusal.invalid("截至日期“" + text + "”不是日期，请写成 2020-12-31 的样子。");
        }
    }

    private static Instant moment(String text) {
        String t = text.strip().replace(' ', '+');
        try {
            if (t.length() == 10) {
                return LocalDate.parse(t).atStartOfDay(EngineClock.BEIJING).toInstant();
            }
            return t.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? OffsetDateTime.parse(t).toInstant()
                    : LocalDateTime.parse(t).atZone(EngineClock.BEIJING).toInstant();
        } catch (DateTimeException wrong) {
            throw Refusal.invalid("知悉时间“" + text + "”不是时刻，请写成 2020-07-15T00:00 的样子（北京时间）。");
        }
    }
}
