package cn.shishi.project;

import cn.shishi.evidence.Evidence;
import cn.shishi.evidence.EvidenceFiles;
import cn.shishi.evidence.LaterPapers;
import cn.shishi.identity.People;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.register.Register;
import cn.shishi.type.TaskSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a signature, claim by claim with its evidence, for the person who is to sign; in a constant number of statements. */
@Component
public class ToSign {

    private final ProcessEngineConfigurationImpl engine;
    private final OpenClaims open;
    private final Ledger ledger;
    private final Register register;
    private final Wording wording;
    private final EvidenceFiles evidence;
    private final LaterPapers later;
    private final People people;

    ToSign(ProcessEngine engine, OpenClaims open, Ledger ledger, Register register, Wording wording, EvidenceFiles evidence, LaterPapers later,
            People people) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.open = open;
        this.ledger = ledger;
        this.register = register;
        this.wording = wording;
        this.evidence = evidence;
        this.later = later;
        this.people = people;
    }

    /**
     * @param part name of the part it tells of, where the task is about the whole project; or null
     * @param item the one thing among many that it tells of, or null
     * @param was what stands in the ledger until this is signed, or null
     * @param later evidence that is still to follow
     */
    public record Claim(String id, String kind, String part, String item, String what, String happened, boolean carried, String was,
            String recordedBy, List<Paper> evidence, List<String> later) {

        /** What is told of the same thing. */
        Claim and(Claim more) {
            List<Paper> papers = new ArrayList<>(evidence);
            more.evidence.stream().filter(p -> !papers.contains(p)).forEach(papers::add);
            return new Claim(id, kind, part, item, what + "；" + more.what, happened.equals(more.happened) ? happened : happened + "、" + more.happened,
                    carried, was, recordedBy, papers, later);
        }
    }

    /** @param photograph shown is a copy that does not tell where it was taken */
    public record Paper(String sha256, String paper, String fileName, boolean photograph) {}

    /** Nothing for a task that signs nothing; whose task it is was checked before. */
    @Transactional(readOnly = true)
    public List<Claim> of(String task, String subject, TaskSpec spec) {
        if (!"signOff".equals(spec.kind())) {
            return List.of();
        }
        // As the engine's own step would see them
        List<Fact> claims = engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity found = context.getTaskManager().findTaskById(task);
            return found == null ? List.of() : open.of(found.getExecution(), spec.element());
        });
        return claims.isEmpty() ? List.of() : told(claims, subject);
    }

    /** One line a thing, in their order. */
    public static List<Claim> byItem(List<Claim> claims) {
        return List.copyOf(claims.stream().filter(c -> c.item != null && c.was == null)
                .collect(Collectors.toMap(Claim::item, c -> c, Claim::and, LinkedHashMap::new)).values());
    }

    private List<Claim> told(List<Fact> claims, String subject) {
        String street = claims.get(0).street();
        Map<String, List<Evidence>> given = evidence.of(street, claims.stream().map(c -> c.at().task()).distinct().toList()).stream()
                .collect(Collectors.groupingBy(Evidence::task));
        Map<String, Fact> old = ledger.named(street, claims.stream().map(Fact::refers).filter(id -> id != null).distinct().toList()).stream()
                .collect(Collectors.toMap(Fact::id, f -> f));
        Map<String, String> parts = register.partNames(claims.stream().map(Fact::subject).filter(s -> !s.equals(subject)).distinct().toList());
        Map<String, List<String>> awaited = later.owedAbout(street, claims.stream().map(Fact::subject).distinct().toList()).stream()
                .collect(Collectors.groupingBy(LaterPapers.Paper::task, Collectors.mapping(LaterPapers.Paper::paper, Collectors.toList())));
        Map<String, String> names = people.names();
        List<String> said = wording.each(claims);
        return IntStream.range(0, claims.size()).mapToObj(i -> {
            Fact c = claims.get(i);
            Fact was = old.get(c.refers());
            return new Claim(c.id(), c.kind().label(), parts.get(c.subject()), c.item(), said.get(i), c.happened().shown(), c.carried(),
                    was == null ? null : wording.each(List.of(was)).get(0) + "（" + was.happened().shown() + "）",
                    names.getOrDefault(c.at().actor(), c.at().actor()), papers(c, given.getOrDefault(c.at().task(), List.of())),
                    awaited.getOrDefault(c.at().task(), List.of()));
        }).toList();
    }

    /** Under the names they were given to this claim's own task with. */
    private static List<Paper> papers(Fact claim, List<Evidence> given) {
        return claim.evidence().stream().map(hash -> given.stream().filter(e -> e.hash().equals(hash)).findFirst()
                .map(e -> new Paper(hash, e.paper(), e.fileName(), e.photograph())).orElse(new Paper(hash, "材料", hash.substring(0, 8), false))).toList();
    }
}
