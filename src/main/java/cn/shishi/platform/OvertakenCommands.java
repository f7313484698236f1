package cn.shishi.platform;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * The engine calls it a fault of its own when a key is already there. Here it is what it is for a changed row, and told as such by every
 * door. A job fails by it as before: it would be tried for ever, and nobody would see it.
 */
@Component
class OvertakenCommands extends AbstractProcessEnginePlugin {

    private static final Logger log = LoggerFactory.getLogger(OvertakenCommands.class);

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> outer = new ArrayList<>();
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            outer.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        outer.add(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (Context.getCommandContext() != null || command instanceof ExecuteJobsCmd) {
                    return next.execute(command);
                }
                try {
                    return next.execute(command);
                } catch (OptimisticLockingException known) {
                    throw known;
                } catch (RuntimeException thrown) {
                    if (!Overtaken.by(thrown)) {
                        throw thrown;
                    }
                    String what = NestedExceptionUtils.getMostSpecificCause(thrown).getMessage();
                    log.warn("{} was overtaken: {}", command.getClass().getSimpleName(), what);
                    OptimisticLockingException told = new OptimisticLockingException(what, thrown);
                    told.setCode(BuiltinExceptionCode.OPTIMISTIC_LOCKING.getCode());
                    throw told;
                }
            }
        });
        configuration.setCustomPreCommandInterceptorsTxRequired(outer);
    }
}
