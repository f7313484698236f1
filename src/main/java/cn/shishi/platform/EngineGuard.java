package cn.shishi.platform;

import java.util.AbstractMap;
import java.util.Set;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Models and queries are input, and the engine would run what they contain as code. This guard leaves of the expression
 * language only names ({@code ${approved}}), of the application only its published steps, and of scripts and decision scripts nothing.
 * Community Edition 7.24 will never close these ways itself (CVE-2026-109432).
 */
@Component
class EngineGuard extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;

    EngineGuard(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setExpressionManager(new SpringExpressionManager(context, new Steps(context)) {
            @Override
            public Expression createExpression(String text) {
                if ((text.contains("${") || text.contains("#{")) && !Expressions.isOneName(text)) {
                    throw Refusal.invalid("表达式“" + text + "”不被允许：只能写一个名称，例如 ${approved}。");
                }
                return super.createExpression(text);
            }
        });
        configuration.setScriptEngineResolver(new NoScripts());
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setScriptEngineResolver(language -> {
            throw Refusal.invalid("决策表中不允许使用脚本语言“" + language + "”，请改用 FEEL。");
        });
        decisions.setElProvider(expression -> {
            throw Refusal.invalid("决策表中不允许使用 JUEL 表达式，请改用 FEEL。");
        });
        configuration.setDmnEngineConfiguration(decisions);
    }

    /** What a name may mean besides a variable: every other object of the application is out of a model's reach. */
    private static final class Steps extends AbstractMap<Object, Object> {

        private final ApplicationContext context;

        Steps(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public boolean containsKey(Object name) {
            return name instanceof String bean && context.containsBean(bean)
                    && (context.isTypeMatch(bean, JavaDelegate.class) || context.isTypeMatch(bean, ExecutionListener.class));
        }

        @Override
        public Object get(Object name) {
            return containsKey(name) ? context.getBean((String) name) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }

    private static final class NoScripts implements ScriptEngineResolver {
        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            throw Refusal.invalid("不允许登记脚本引擎。");
        }

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            return new ScriptEngineManager();
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            throw Refusal.invalid("模型中不允许使用脚本（" + language + "），请改用填报或签核任务。");
        }
    }
}
