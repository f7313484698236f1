package cn.shishi.identity;

import cn.shishi.platform.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

/** The rules as the engine asks for them, wherever a password is set; Camunda Admin shows the sentence beside the field. */
class PasswordRule implements PasswordPolicyRule {

    private final PasswordRules rules;
    private final Secrets secrets;
    private final ProcessEngineConfigurationImpl engine;

    PasswordRule(PasswordRules rules, Secrets secrets, ProcessEngineConfigurationImpl engine) {
        this.rules = rules;
        this.secrets = secrets;
        this.engine = engine;
    }

    @Override
    public String getPlaceholder() {
        return "口令要求：" + rules.told();
    }

    @Override
    public Map<String, String> getParameters() {
        return Map.of();
    }

    @Override
    public boolean execute(String wanted) {
        return rules.allow(null, wanted);
    }

    @Override
    public boolean execute(String wanted, User user) {
        if (user == null) {
            return execute(wanted);
        }
        boolean allowed = rules.allow(user.getId(), wanted) && secrets.remembered(user.getId()).stream().noneMatch(earlier ->
                engine.getPasswordManager().check(EncryptionUtil.saltPassword(wanted, earlier.salt()), earlier.hash()));
        // Asked beforehand the answer is yes or no; when it is saved the refusal needs a sentence
        if (!allowed && Context.getCommandContext() != null) {
            throw Refusal.invalid("新口令不合要求：" + rules.told());
        }
        return allowed;
    }
}
