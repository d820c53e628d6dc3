package program

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxCandidates is how many methods an interface call may reach. Beyond it the call is
// not followed, and all that is known of the methods is that somebody calls them.
const maxCandidates = 40

// followed are the candidates of a call or a method value if they are few. If they are
// many, they are noted as called by callers that cannot be told.
func (x *Program) followed(candidates []string) []string {
	if len(candidates) <= maxCandidates {
		return candidates
	}
	for _, id := range candidates {
		x.Crowded[id] = true
	}
	return nil
}

// methodValues lets the method values of interfaces (h.run = job.Run) stand for the
// methods that they can be.
func (x *Program) methodValues(pkgs []Package) {
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for _, u := range f.Uses {
				for _, id := range x.followed(x.boundTo(u)) {
					own := u
					own.Func = id
					x.addUse(Use{In: x.Funcs[f.ID], Use: own})
				}
			}
		}
	}
}

// boundTo are the methods that a method value of an interface in view can be.
func (x *Program) boundTo(u facts.Use) []string {
	if x.Funcs[u.Func] != nil {
		return nil
	}
	recv := ReceiverOf(u.Func)
	t := x.Types[recv]
	if t == nil || !t.Interface {
		return nil
	}
	name := u.Func[strings.LastIndexByte(u.Func, '.')+1:]
	i := slices.IndexFunc(t.Methods, func(m facts.Method) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return x.having(x.answersTo(name, t.Methods[i].Sig), t)
}

func (x *Program) addUse(u Use) {
	if f := x.Funcs[u.Func]; f != nil {
		f.UsedAt = append(f.UsedAt, u)
	}
	switch u.How {
	case facts.UseField, facts.UseGlobal, facts.UseElem, facts.UseSend:
		x.stored[u.Field] = append(x.stored[u.Field], u.Func)
	case facts.UseArg:
		if u.Call < len(u.In.Calls) {
			x.arguments = append(x.arguments, u)
		}
	}
}

// addUses records where a function uses others as values.
func (x *Program) addUses(f *Func) {
	for _, u := range f.Uses {
		if u.How == facts.UseElem && u.Field == "" {
			u.Field = placeOfTable(f.Func, u.Into)
		}
		x.addUse(Use{In: f, Use: u})
	}
}
