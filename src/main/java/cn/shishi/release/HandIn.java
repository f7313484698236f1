package cn.shishi.release;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Takes what somebody made: all that is wrong is said at once, and what is well waits for somebody else to release it. */
@Component
class HandIn {

    private final TypeDrafts drafts;
    private final TypeRules rules;
    private final Deployments deployments;
    private final ProjectTypes types;
    private final People people;
    private final Duties duties;

    HandIn(TypeDrafts drafts, TypeRules rules, Deployments deployments, ProjectTypes types, People people, Duties duties) {
        this.drafts = drafts;
        this.rules = rules;
        this.deployments = deployments;
        this.types = types;
        this.people = people;
        this.duties = duties;
    }

    Draft take(List<Incoming> files) {
        People.Me me = people.me();
        duties.checkMayHandIn(me);
        Bundle bundle = whole(Incoming.bundle(files));
        Incoming.refuse(rules.broken(bundle));
        TypeModel type = bundle.type();
        Incoming.refuse(deployments.objections(type.key(), bundle));
        Optional<ProcessDefinition> newest = deployments.newest(type.key());
        if (newest.isPresent() && types.files(newest.get().getId()).sha256().equals(bundle.sha256())) {
            throw Refusal.invalid("交来的文件与类型“" + type.name() + "”现用的第" + newest.get().getVersion() + "版完全相同，不需要发布。");
        }
        return drafts.waiting(type.key(), bundle.sha256(), me.account())
                .orElseGet(() -> drafts.add(type.key(), type.name(), bundle, me.account()));
    }

    /** Forms that were not sent along are those of the version in use, or the shipped ones: 签核 is drawn once. */
    private Bundle whole(Bundle sent) {
        String model = sent.files().keySet().stream().filter(f -> f.startsWith("bpmn/")).findFirst().orElseThrow();
        Map<String, byte[]> others = new LinkedHashMap<>(ShippedFiles.forms());
        deployments.newest(model.substring("bpmn/".length(), model.length() - ".bpmn".length()))
                .ifPresent(inUse -> others.putAll(types.files(inUse.getId()).files()));
        try {
            return ShippedFiles.withForms(sent.files(), others);
        } catch (Refusal unreadable) {
            return sent;
        }
    }
}
