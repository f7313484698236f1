package cn.shishi.release;

import cn.shishi.identity.People;
import cn.shishi.platform.Engine;
import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** What the pages about types show: those in use, those that wait, and one that waits beside the version it would follow. */
@Component
class TypeDesk {

    private static final int SHOWN = 20;

    /** The engine gives no more in one answer. */
    private static final int VERSIONS = 2000;
    private static final String PRODUCT = "随产品";

    private final ProjectTypes types;
    private final TypeDrafts drafts;
    private final Deployments deployments;
    private final RepositoryService repository;
    private final ManagementService management;
    private final Engine engine;
    private final People people;
    private final Duties duties;

    TypeDesk(ProjectTypes types, TypeDrafts drafts, Deployments deployments, RepositoryService repository, ManagementService management,
            Engine engine, People people, Duties duties) {
        this.types = types;
        this.drafts = drafts;
        this.deployments = deployments;
        this.repository = repository;
        this.management = management;
        this.engine = engine;
        this.people = people;
        this.duties = duties;
    }

    /**
     * @param running instances under way in the streets of whoever asks
     * @param older how many of them keep to an earlier version
     */
    record InUse(String process, String name, boolean perSite, int version, LocalDate day, String by, long running, long older) {}

    record Listed(Draft draft, LocalDate day, String by, LocalDate decided, String decidedBy) {}

    record Desk(List<InUse> inUse, List<Listed> waiting, List<Listed> settled, boolean mayHandIn) {}

    /**
     * @param base version the changes are told against, 0 for a new type
     * @param running instances that will keep to their version
     */
    record Review(Listed listed, int base, long running, List<TypeDiff.Change> changes, TypeSheet sheet, List<String> files, boolean mayRelease,
            boolean mine) {}

    Desk desk() {
        People.Me me = people.me();
        duties.checkConcerned(me);
        Map<String, String> names = people.names();
        List<Listed> last = drafts.last(SHOWN).stream().map(d -> listed(d, names)).toList();
        return new Desk(inUse(names), last.stream().filter(l -> l.draft.pending()).toList(), last.stream().filter(l -> !l.draft.pending()).toList(),
                duties.mayHandIn(me));
    }

    Review review(UUID id) {
        People.Me me = people.me();
        duties.checkConcerned(me);
        Draft draft = drafts.get(id);
        Optional<ProcessDefinition> newest = deployments.newest(draft.process());
        TypeSheet after = sheet(drafts.files(id));
        List<TypeDiff.Change> changes = newest.map(n -> TypeDiff.between(sheet(types.files(n.getId())), after)).orElse(List.of());
        long running = statistics().stream().filter(s -> s.getKey().equals(draft.process())).mapToLong(ProcessDefinitionStatistics::getInstances).sum();
        return new Review(listed(draft, people.names()), newest.map(ProcessDefinition::getVersion).orElse(0), running, changes, after,
                drafts.files(id).files().keySet().stream().map(f -> f.substring(f.indexOf('/') + 1)).toList(),
                duties.mayRelease(me, draft), me.account().equals(draft.by()));
    }

    /** One of the files that were handed in, by the name it came under. */
    byte[] file(UUID id, String name) {
        duties.checkConcerned(people.me());
        return drafts.files(drafts.get(id).id()).files().entrySet().stream().filter(f -> f.getKey().endsWith("/" + name)).map(Map.Entry::getValue)
                .findFirst().orElseThrow(() -> Refusal.unknown("这份交件里没有文件“" + name + "”。"));
    }

    /** The files of a type in use, to begin another with. */
    Map<String, byte[]> inUse(String process) {
        duties.checkConcerned(people.me());
        return types.definition(process).filter(version -> types.of(version).forParts()).map(version -> types.files(version).files())
                .orElseThrow(() -> Refusal.unknown("没有编号为“" + process + "”的类型，请从“项目类型”页面重新进入。"));
    }

    private List<InUse> inUse(Map<String, String> names) {
        Map<String, Deployment> deployed = engine.asProduct(() -> repository.createDeploymentQuery().list()).stream()
                .collect(Collectors.toMap(Deployment::getId, d -> d));
        Map<String, String> releasers = drafts.releasers();
        Map<String, List<ProcessDefinitionStatistics>> versions = statistics().stream().collect(Collectors.groupingBy(ProcessDefinitionStatistics::getKey));
        List<InUse> inUse = new ArrayList<>();
        versions.forEach((process, all) -> {
            ProcessDefinitionStatistics newest = all.stream().max(Comparator.comparingInt(ProcessDefinitionStatistics::getVersion)).orElseThrow();
            TypeModel type = types.of(newest.getId());
            if (type.forParts()) {
                long running = all.stream().mapToLong(ProcessDefinitionStatistics::getInstances).sum();
                inUse.add(new InUse(process, type.name(), type.perSite(), newest.getVersion(),
                        LocalDate.ofInstant(deployed.get(newest.getDeploymentId()).getDeploymentTime().toInstant(), EngineClock.BEIJING),
                        who(releasers.get(newest.getDeploymentId()), names), running, running - newest.getInstances()));
            }
        });
        inUse.sort(Comparator.comparing(InUse::process));
        return inUse;
    }

    /** Each version of each model with its running instances, in one statement; the engine counts the asker's streets only. */
    private List<ProcessDefinitionStatistics> statistics() {
        return management.createProcessDefinitionStatisticsQuery().listPage(0, VERSIONS);
    }

    private TypeSheet sheet(Bundle bundle) {
        Map<String, String> blocks = new HashMap<>();
        bundle.type().blocks().forEach(id -> types.latest(id).ifPresent(block -> blocks.put(id, block.name())));
        return TypeWords.of(bundle, people.roleNames(), blocks);
    }

    private static Listed listed(Draft draft, Map<String, String> names) {
        return new Listed(draft, LocalDate.ofInstant(draft.at(), EngineClock.BEIJING), who(draft.by(), names),
                draft.decidedAt() == null ? null : LocalDate.ofInstant(draft.decidedAt(), EngineClock.BEIJING),
                draft.decidedBy() == null ? null : who(draft.decidedBy(), names));
    }

    private static String who(String account, Map<String, String> names) {
        return account == null ? PRODUCT : Objects.requireNonNullElse(names.get(account), account);
    }
}
