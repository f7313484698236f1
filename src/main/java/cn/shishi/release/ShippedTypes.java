package cn.shishi.release;

import cn.shishi.platform.BeforeOpening;
import cn.shishi.type.Bundle;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TypeModel;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped models, one deployment a type with the forms it names: a form and its model change together, and an
 * unchanged bundle makes no new version, however the product was started. Where a type's newest version was released at
 * run time, a shipped one that nobody has seen yet waits for its release like any other.
 */
@Component
class ShippedTypes extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(ShippedTypes.class);

    private final Deployments deployments;
    private final TypeDrafts drafts;
    private final ProjectTypes types;

    ShippedTypes(Deployments deployments, TypeDrafts drafts, ProjectTypes types) {
        super(MODELS);
        this.deployments = deployments;
        this.drafts = drafts;
        this.types = types;
    }

    @Override
    protected void prepare() {
        Map<String, byte[]> forms = ShippedFiles.forms();
        ShippedFiles.models().forEach((name, model) -> ship(ShippedFiles.withForms(Map.of(name, model), forms)));
    }

    void ship(Bundle bundle) {
        TypeModel type = bundle.type();
        Optional<ProcessDefinition> newest = deployments.newest(type.key());
        if (newest.isEmpty() || !Deployments.RELEASED.equals(deployments.source(newest.get()))) {
            deployments.deploy(type.key(), bundle, Deployments.SHIPPED);
        } else if (!seen(type.key(), bundle, newest.get())) {
            drafts.add(type.key(), type.name(), bundle, null);
            log.warn("类型“{}”随产品来了新版本，而现用的是运行时发布的；新版本已列为待发布，请在“项目类型”页面核对。", type.name());
        }
    }

    private boolean seen(String process, Bundle bundle, ProcessDefinition newest) {
        String hash = bundle.sha256();
        return drafts.known(process, hash) || hash.equals(types.files(newest.getId()).sha256())
                || deployments.shipped(process).filter(last -> types.files(last.getId()).sha256().equals(hash)).isPresent();
    }
}
