package cn.shishi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/** SQL is text of the program: what people send goes into it as parameters only. */
class SqlTextTest {

    private static final Pattern SQL = Pattern.compile("(?is).*\\b(select\\s.+\\sfrom|insert\\s+into|update\\s.+\\sset|delete\\s+from|alter\\s+table|truncate|order\\s+by|where)\\b.*");
    private static final Set<String> MAKERS = Set.of("format", "formatted", "concat", "replace", "replaceAll", "join", "append", "insert");

    /**
     * Where statements are put together while the program runs: of table and column names that the database itself lists (backup),
     * of two or three constants by case (the others). None of the pieces comes from a request.
     */
    private static final Set<String> LOOKED_AT = Set.of("backup.Tables#empty", "backup.Tables#read", "backup.Tables#write", "evidence.LaterPapers#owedAbout",
            "evidence.LaterPapers#owedBy", "identity.Tries#failed", "ledger.Ledger#open", "release.TypeDrafts#last");

    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(ShishiApplication.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void statementsArePutTogetherOnlyWhereThatWasLookedAt() throws IOException {
        Set<String> found = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            read(one, found);
        }
        assertThat(found).isEqualTo(new TreeSet<>(LOOKED_AT));
    }

    @Test
    void nobodyWritesNativeQueriesForTheEntityManagerOrRunsBareStatements() {
        noClasses().should().callMethodWhere(DescribedPredicate.describe("a native query or a bare statement", (JavaCall<?> call) -> call.getName().startsWith("createNative")
                || call.getTargetOwner().getName().equals("java.sql.Statement") && call.getName().startsWith("execute"))).check(CLASSES);
    }

    private static void read(JavaClass one, Set<String> found) throws IOException {
        try (InputStream bytes = one.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                    return new Statements(one.getName().replace("cn.shishi.", "").replaceAll("\\$.*", "") + "#" + name.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1"), found);
                }
            }, ClassReader.SKIP_DEBUG);
        }
    }

    /** SQL in the fixed part of a text made of several pieces; a text of constants alone is one piece by then. */
    private static final class Statements extends MethodVisitor {

        private final String place;
        private final Set<String> found;
        private boolean sql;
        private boolean made;

        Statements(String place, Set<String> found) {
            super(Opcodes.ASM9);
            this.place = place;
            this.found = found;
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (name.equals("makeConcatWithConstants") && SQL.matcher((String) arguments[0]).matches()) {
                found.add(place);
            }
        }

        @Override
        public void visitLdcInsn(Object constant) {
            sql |= constant instanceof String text && SQL.matcher(text).matches();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            made |= owner.matches("java/lang/(String|StringBuilder|StringBuffer)") && MAKERS.contains(name);
        }

        @Override
        public void visitEnd() {
            if (sql && made) {
                found.add(place);
            }
        }
    }
}
