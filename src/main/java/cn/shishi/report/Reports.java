package cn.shishi.report;

import cn.shishi.evidence.LaterPapers;
import cn.shishi.identity.People;
import cn.shishi.ledger.Cutoff;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.ledger.Sealer;
import cn.shishi.platform.Refusal;
import cn.shishi.register.ProjectSheet;
import cn.shishi.register.Register;
import cn.shishi.register.Street;
import cn.shishi.type.ProjectTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws up reports. The same street, year, period and clocks give the same report for ever. */
@Component
public class Reports {

    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Register register;
    private final Ledger ledger;
    private final Sealer sealer;
    private final ProjectTypes types;
    private final People people;
    private final LaterPapers later;

    Reports(Register register, Ledger ledger, Sealer sealer, ProjectTypes types, People people, LaterPapers later) {
        this.register = register;
        this.ledger = ledger;
        this.sealer = sealer;
        this.types = types;
        this.people = people;
        this.later = later;
    }

    /** A moment later than the last seal is taken back to it. */
    @Transactional(readOnly = true)
    public Draft draft(String streetId, int year, Period period, Cutoff wanted) {
        Street street = register.street(streetId).orElseThrow(() -> Refusal.unknown("没有街道“" + streetId + "”，请核对街道编号。"));
        Instant sealed = sealer.sealedUntil(streetId);
        Cutoff cutoff = wanted.knownAt().isAfter(sealed) ? new Cutoff(wanted.asOf(), sealed) : wanted;
        List<ProjectSheet> sheets = register.list(streetId, year, cutoff.asOf(), cutoff.knownAt());
        List<String> subjects = sheets.stream().flatMap(s -> s.subjects().stream()).distinct().toList();
        FactBook book = new FactBook(ledger.known(streetId, subjects, cutoff.knownAt()), cutoff.asOf());
        Scope scope = new Scope(year, period, cutoff.asOf(), book, types);
        Provenances origins = new Provenances(types, people, sheets, later.given(streetId, subjects, cutoff.knownAt()));
        Map<String, Provenance> facts = new LinkedHashMap<>();
        List<Draft.ProjectDraft> projects = sheets.stream().map(sheet -> project(sheet, scope, ids -> cite(ids, facts, book, origins))).toList();
        return new Draft(streetId, street.name(), year, period, street.name() + period.title(year), scope.from(), cutoff.asOf(),
                cutoff.knownAt(), projects, facts);
    }

    /**
     * Where a part or a site stands.
     *
     * @param phases in the order of the flow
     */
    public record Standing(String key, String name, boolean site, List<Step> phases) {

        /**
         * @param state 已完成, 进行中 or 未开始
         * @param planned day by which the list planned its milestone, or null
         */
        public record Step(String name, String milestone, String state, String day, LocalDate planned) {}

        /** Nothing has begun: what was planned is all there is to show. */
        static Standing ahead(String key, String name, boolean site, Map<String, LocalDate> planned) {
            return new Standing(key, name, site, planned.entrySet().stream().map(p -> new Step(p.getKey(), p.getKey(), "未开始", null, p.getValue())).toList());
        }
    }

    /** Each part and site of a project with its phases. */
    @Transactional(readOnly = true)
    public List<Standing> standings(ProjectSheet sheet, Cutoff cutoff) {
        FactBook book = new FactBook(ledger.of(sheet.project().street(), sheet.subjects()), cutoff.asOf());
        Scope scope = new Scope(sheet.project().year(), Period.YEAR, cutoff.asOf(), book, types);
        List<Standing> standings = new ArrayList<>();
        for (ProjectSheet.PartSheet part : sheet.parts()) {
            Stage own = Stage.of(part.part().key(), scope);
            if (own != null || part.sites().isEmpty()) {
                standings.add(own == null ? Standing.ahead(part.part().key(), part.part().name(), false, part.planned())
                        : own.standing(part.part().key(), part.part().name(), false, book, part.planned()));
            }
            part.sites().forEach(site -> {
                Stage stage = Stage.of(site.key(), scope);
                standings.add(stage == null ? Standing.ahead(site.key(), site.name(), true, part.planned())
                        : stage.standing(site.key(), site.name(), true, book, part.planned()));
            });
        }
        return standings;
    }

    /** Everything written about a project, oldest first; signatures stand with what they sign. */
    @Transactional(readOnly = true)
    public List<Provenance> story(ProjectSheet sheet) {
        List<Fact> facts = ledger.of(sheet.project().street(), sheet.subjects());
        FactBook book = new FactBook(facts, LocalDate.MAX);
        Provenances origins = new Provenances(types, people, List.of(sheet), later.given(sheet.project().street(), sheet.subjects(), FOREVER));
        return facts.stream().filter(f -> f.kind() != Kind.SIGNATURE).map(f -> origins.of(f, book.signature(f))).toList();
    }

    private Draft.ProjectDraft project(ProjectSheet sheet, Scope scope, Consumer<Collection<String>> cite) {
        Judging judging = new Judging(scope, sheet);
        List<Judged> judged = sheet.commitments().stream().map(judging::judge).toList();
        List<Sentence> all = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        for (ProjectSheet.PartSheet part : sheet.parts()) {
            List<Judged> promises = judged.stream().filter(j -> part.part().key().equals(j.part())).toList();
            List<String> promised = promises.stream().filter(Judged::recorded).map(Judged::indicator).filter(Objects::nonNull).toList();
            List<Sentence> of = new ArrayList<>(PromiseSentences.of(promises, scope));
            of.addAll(new RecordSentences(part, scope, promised).all());
            of.addAll(HappeningSentences.of(part, scope));
            boolean told = !promises.isEmpty() || of.stream().anyMatch(s -> s.text().contains("已完成"));
            of.addAll(StageSentences.of(part, promises, told, scope));
            promises.stream().filter(p -> !p.recorded()).map(Judged::gap).forEach(gaps::add);
            if (promises.stream().allMatch(Judged::recorded) && scope.book().standing(part.subjects()).findAny().isEmpty()) {
                gaps.add(part.part().name());
            }
            all.addAll(of);
        }
        List<Judged> whole = judged.stream().filter(j -> j.part() == null).toList();
        all.addAll(PromiseSentences.of(whole, scope));
        List<Sentence> sentences = Sentence.beginningOnce(scope.during(), all);
        whole.stream().filter(j -> !j.recorded()).map(Judged::gap).forEach(gaps::add);
        Fact narrative = scope.book().standing(List.of(sheet.project().key()), Kind.NARRATIVE).filter(scope::inWindow).reduce(null, (a, b) -> b);
        Sentence paragraph = narrative == null ? null : Sentence.of("K22", narrative.text(), List.of(narrative.id()));
        List<Fact> pending = scope.book().pending(sheet.subjects());
        judged.forEach(j -> cite.accept(j.actual().facts()));
        sentences.forEach(s -> cite.accept(s.facts()));
        cite.accept(pending.stream().map(Fact::id).toList());
        if (paragraph != null) {
            cite.accept(paragraph.facts());
        }
        return new Draft.ProjectDraft(sheet.project().key(), sheet.project().number(), sheet.project().promise(), sheet.project().category(),
                sheet.project().office(), sheet.project().leader(), state(sheet, scope), judged, sentences, paragraph,
                pending.stream().map(Fact::id).toList(), gaps);
    }

    /** The last milestone of the project's own process: 已验收 of 项目验收. */
    private static String state(ProjectSheet sheet, Scope scope) {
        return scope.book().standing(List.of(sheet.project().key()), Kind.MILESTONE).reduce((a, b) -> b)
                .map(last -> "已" + last.word().replaceFirst("^项目", "")).orElse("推进中");
    }

    private static void cite(Collection<String> ids, Map<String, Provenance> facts, FactBook book, Provenances origins) {
        for (String id : ids) {
            facts.computeIfAbsent(id, i -> origins.of(book.fact(i), book.signature(book.fact(i))));
        }
    }
}
