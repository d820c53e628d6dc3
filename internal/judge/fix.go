package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/program"
)

// fixes are the changes that keep what the program does but for the growth. Drivers
// apply the first one unasked: what needs to know an intention, such as a number or a
// time, is a remedy in words.
func (k *Case) fixes() []finding.Fix {
	e := k.E
	if len(e.Besides) == 0 || e.Branch != nil || e.Zombie != nil || e.Pending != nil {
		return nil
	}
	fix := finding.Fix{Message: fmt.Sprintf("remove the key from %s as well, beside %q", k.Name(), e.Besides[0].What)}
	for _, b := range e.Besides {
		at := Position(b.Func.Package, b.Pos)
		fix.Edits = append(fix.Edits, before(at, k.removal(b)))
	}
	return []finding.Fix{fix}
}

// removal is the statement that takes the key from the container.
func (k *Case) removal(b evidence.Beside) string {
	field := b.Holder + "." + k.C.Name
	text := fmt.Sprintf("delete(%s, %s)", field, b.Key)
	if k.C.Kind == facts.KindSyncMap {
		text = fmt.Sprintf("%s.Delete(%s)", field, b.Key)
	}
	if b.Deferred {
		text = "defer " + text
	}
	return text
}

// before is an edit that puts a statement, on a line of its own, before the one at a
// place, which must stand alone on its lines. A comment behind that one stays there.
func before(at finding.Position, statement string) finding.Edit {
	at.EndLine, at.EndColumn = at.Line, at.Column
	return finding.Edit{Position: at, NewText: statement + "\n" + strings.Repeat("\t", at.Column-1)}
}

// mended is the fix that puts texts into the source of a package; nothing without texts.
func mended(message string, p *program.Package, list []facts.Insertion) []finding.Fix {
	if len(list) == 0 {
		return nil
	}
	fix := finding.Fix{Message: message}
	for _, in := range list {
		at := Position(p, in.Pos)
		at.EndLine, at.EndColumn = at.Line, at.Column
		if e := (finding.Edit{Position: at, NewText: in.Text}); !slices.Contains(fix.Edits, e) {
			fix.Edits = append(fix.Edits, e)
		}
	}
	return []finding.Fix{fix}
}

// Name is how messages call the container: its holder and its own name.
func (k *Case) Name() string {
	name := k.C.Name
	if k.C.Owner != "" {
		name = k.C.Owner + "." + name
	}
	return name + strings.Repeat("[]", k.C.Level)
}
