package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Besides notes for each container that loses nothing where its missing deletes belong.
func Besides(l *growth.Growth, list []*growth.Container, siblings growth.Table[[]Sibling]) growth.Table[[]Beside] {
	out := growth.Table[[]Beside]{}
	byID := map[string]*growth.Container{}
	for _, c := range list {
		byID[c.ID] = c
	}
	for _, c := range list {
		if !isPlainField(c) || slices.ContainsFunc(c.Shrinks, func(e *growth.Event) bool { return e.Class != growth.ClassVoid }) {
			continue
		}
		for _, s := range siblings[c] {
			if s.Same && byID[s.ID] != nil {
				if list := besidesOf(l, c, byID[s.ID]); len(list) > 0 {
					out[c] = list
					break
				}
			}
		}
		if len(out[c]) > 0 && walked(l, c) {
			delete(out, c)
		}
	}
	return out
}

// isPlainField reports whether c is a map or sync.Map that is a field, and not in what a field
// holds, and holds no locks: a lock that is taken away may be held.
func isPlainField(c *growth.Container) bool {
	return !c.Value.Lock && c.Level == 0 && !c.Local && !c.Part && c.Owner != "" && (c.Kind == facts.KindMap || c.Kind == facts.KindSyncMap)
}

// walked reports whether code goes over the values of c, and may so do something to
// objects that would then be gone.
func walked(l *growth.Growth, c *growth.Container) bool {
	plain := c.Kind == facts.KindMap && !c.Value.Func && c.Value.Named == ""
	l.Steps.Add(len(c.Package.Summary.Funcs))
	for _, f := range c.Package.Summary.Funcs {
		if !plain && slices.ContainsFunc(f.Loops, func(p facts.Loop) bool { return program.RefersTo(p.Over, c.Key) }) {
			return true
		}
		if slices.ContainsFunc(f.Calls, func(k facts.Call) bool {
			return k.Callee.Pkg == "sync" && k.Callee.Name == "Range" && len(k.Args) > 0 && program.RefersTo(k.Args[0], c.Key)
		}) {
			return true
		}
	}
	return false
}

// besidesOf are all places where s loses one key, or nothing if c could not lose it at
// one of them or grows without s.
func besidesOf(l *growth.Growth, c, s *growth.Container) []Beside {
	if s.Kind != c.Kind || s.Level != 0 || s.Package != c.Package || s.KeyType() != c.KeyType() {
		return nil
	}
	var out []Beside
	for _, end := range s.Shrinks {
		if end.Extent != facts.ExtentOne || end.Class == growth.ClassVoid {
			continue
		}
		r, ok := removalAt(end)
		if !ok || end.Func != end.Site || end.Func.Package != c.Package || !growTogether(c, s, end) || readNear(l, c, end.Func) {
			return nil
		}
		out = append(out, Beside{Removal: r, Func: end.Func, What: end.What})
	}
	return out
}

func removalAt(e *growth.Event) (facts.Removal, bool) {
	list := e.Func.Package.Summary.Removals
	i := slices.IndexFunc(list, func(r facts.Removal) bool {
		return r.Pos.Compare(e.Pos) == 0
	})
	if i < 0 {
		return facts.Removal{}, false
	}
	return list[i], true
}

// growTogether reports whether whatever grows c grows s under the same key in the same
// object, under the locks that are held where s loses it.
func growTogether(c, s *growth.Container, end *growth.Event) bool {
	locks, ok := program.Held(end.Func, end.Block, end.Seq, end.Base)
	if !ok && c.Kind != facts.KindSyncMap {
		return false
	}
	if !comesWith(s, c) {
		return false
	}
	return !slices.ContainsFunc(c.Grows, func(g *growth.Event) bool {
		if !g.Roots.Live() {
			return false
		}
		return !slices.ContainsFunc(s.Grows, func(h *growth.Event) bool {
			if g.Func != h.Func || g.Func != g.Site || h.Func != h.Site || !g.Key.Equal(h.Key) || !g.Base.Equal(h.Base) {
				return false
			}
			if c.Kind == facts.KindSyncMap {
				return true
			}
			_, here := program.FieldsOf(g.Base)
			_, there := program.FieldsOf(end.Base)
			mine, ok := program.Held(g.Func, g.Block, g.Seq, g.Base)
			his, same := program.Held(h.Func, h.Block, h.Seq, h.Base)
			return ok && same && here == there && slices.Equal(mine, his) && slices.Equal(mine, locks)
		})
	})
}

// comesWith reports whether a key comes into s only where it comes into c: what comes into
// s again by itself (up, down, up) is not forgotten where s loses it.
func comesWith(s, c *growth.Container) bool {
	return !slices.ContainsFunc(s.Grows, func(h *growth.Event) bool {
		return h.Roots.Live() && !slices.ContainsFunc(c.Grows, func(g *growth.Event) bool {
			return g.Func == h.Func && g.Site == h.Site && g.Key.Equal(h.Key) && g.Base.Equal(h.Base)
		})
	})
}

// readHops is how many calls down from a removal are looked at.
const readHops = 4

// readNear reports whether f, what it calls, or what calls it may look into c after the
// removal. What defers f does so before.
func readNear(l *growth.Growth, c *growth.Container, f *program.Func) bool {
	for _, e := range f.Callers {
		if e.Mode == facts.ModePlain && slices.Contains(e.Caller.Reads, c.ID) {
			return true
		}
	}
	return readBelow(l, c, f, readHops, map[string]bool{})
}

func readBelow(l *growth.Growth, c *growth.Container, f *program.Func, hops int, seen map[string]bool) bool {
	if f == nil || seen[f.ID] {
		return false
	}
	seen[f.ID] = true
	if slices.Contains(f.Reads, c.ID) {
		return true
	}
	if hops == 0 {
		return false
	}
	for i := range f.Calls {
		for _, target := range l.DirectTargets(&f.Calls[i]) {
			if readBelow(l, c, l.Funcs[target], hops-1, seen) {
				return true
			}
		}
	}
	return false
}
