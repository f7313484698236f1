package cn.shishi.release;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second person's part: what was handed in becomes the version that new projects use, or goes back with a reason. */
@Component
@EnableConfigurationProperties(Duties.class)
class Releases {

    private static final int REASON = 200;

    private final TypeDrafts drafts;
    private final TypeRules rules;
    private final Deployments deployments;
    private final People people;
    private final Duties duties;

    Releases(TypeDrafts drafts, TypeRules rules, Deployments deployments, People people, Duties duties) {
        this.drafts = drafts;
        this.rules = rules;
        this.deployments = deployments;
        this.people = people;
        this.duties = duties;
    }

    /** @param base number of the version the releaser was shown the changes against, 0 where there was none */
    @Transactional
    public Draft release(UUID id, int base) {
        People.Me me = people.me();
        Draft draft = drafts.get(id);
        duties.checkMayRelease(me, draft);
        drafts.decide(draft, Draft.State.RELEASED, me.account(), null);
        Bundle bundle = drafts.files(id);
        Incoming.refuse(rules.broken(bundle));
        DeploymentWithDefinitions deployed = deployments.deploy(draft.process(), bundle, Deployments.RELEASED);
        Optional<ProcessDefinition> now = Optional.ofNullable(deployed.getDeployedProcessDefinitions()).flatMap(all -> all.stream().findFirst());
        if (now.isEmpty() || now.get().getVersion() != base + 1) {
            throw Refusal.conflict("在您核对期间，类型“" + draft.name() + "”的现用版本变了，本次没有发布：请重新打开这份交件，核对新的改动后再发布。");
        }
        drafts.deployed(id, deployed.getId());
        return drafts.get(id);
    }

    @Transactional
    public Draft sendBack(UUID id, String reason) {
        People.Me me = people.me();
        duties.checkConcerned(me);
        Draft draft = drafts.get(id);
        if (reason == null || reason.isBlank() || reason.length() > REASON) {
            throw Refusal.invalid("请写明退回的理由（不超过 " + REASON + " 字），交来的人据此修改。");
        }
        drafts.decide(draft, Draft.State.RETURNED, me.account(), reason.strip());
        return drafts.get(id);
    }
}
