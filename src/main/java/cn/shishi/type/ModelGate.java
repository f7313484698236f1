package cn.shishi.type;

import cn.shishi.platform.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Stands inside the engine's own deployment, so that no upload, API call or tool goes round the model check. The engine reads
 * models under more names than the check does, and decision tables and cases besides: what is not named as ours are stays out.
 */
@Component
class ModelGate implements Deployer {

    private static final Pattern NAMED = Pattern.compile("[^\\p{Cntrl}]+\\.(bpmn|form)");

    private final ModelCheck check;

    ModelGate(ModelCheck check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        deployment.getResources().keySet().stream().filter(name -> !NAMED.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw Refusal.invalid("文件“" + name + "”不能发布：只收 .bpmn 模型和 .form 表单。");
        });
        Bundle bundle = new Bundle(deployment.getResources().values().stream()
                .collect(Collectors.toMap(ResourceEntity::getName, ResourceEntity::getBytes)));
        List<Finding> findings = check.findings(bundle);
        if (!findings.isEmpty()) {
            throw Refusal.invalid(findings.stream().map(Finding::sentence).collect(Collectors.joining("\n")));
        }
    }
}
