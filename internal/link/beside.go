package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Beside is a statement that takes a key from a sibling and beside which the same
// statement for this container belongs: under the same lock, and with nobody on the way
// who still looks for the entry.
type Beside struct {
	facts.Removal
	Func *Func
	What string
}

// besides notes for each container that loses nothing where its missing deletes belong.
func (l *linker) besides(list []*Container) {
	byID := map[string]*Container{}
	for _, c := range list {
		byID[c.ID] = c
	}
	for _, c := range list {
		if !isPlainField(c) || slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Class != ClassVoid }) {
			continue
		}
		for _, s := range c.Siblings {
			if s.Same && byID[s.ID] != nil {
				if c.Besides = l.besidesOf(c, byID[s.ID]); len(c.Besides) > 0 {
					break
				}
			}
		}
		if len(c.Besides) > 0 && l.walked(c) {
			c.Besides = nil
		}
	}
}

// isPlainField reports whether c is a map or sync.Map that is a field and holds no
// locks: a lock that is taken away may be held.
func isPlainField(c *Container) bool {
	return !c.Value.Lock && c.Level == 0 && !c.Local && c.Owner != "" && (c.Kind == facts.KindMap || c.Kind == facts.KindSyncMap)
}

// walked reports whether code goes over the values of c, and may so do something to
// objects that would then be gone.
func (l *linker) walked(c *Container) bool {
	plain := c.Kind == facts.KindMap && !c.Value.Func && c.Value.Named == ""
	l.index.steps.add(len(c.Package.Summary.Funcs))
	for _, f := range c.Package.Summary.Funcs {
		if !plain && slices.ContainsFunc(f.Loops, func(p facts.Loop) bool { return refersTo(p.Over, c.Key) }) {
			return true
		}
		if slices.ContainsFunc(f.Calls, func(k facts.Call) bool {
			return k.Callee.Pkg == "sync" && k.Callee.Name == "Range" && len(k.Args) > 0 && refersTo(k.Args[0], c.Key)
		}) {
			return true
		}
	}
	return false
}

// besidesOf are all places where s loses one key, or nothing if c could not lose it at
// one of them or grows without s.
func (l *linker) besidesOf(c, s *Container) []Beside {
	if s.Kind != c.Kind || s.Level != 0 || s.Package != c.Package || s.KeyType() != c.KeyType() {
		return nil
	}
	var out []Beside
	for _, end := range s.Shrinks {
		if end.Extent != facts.ExtentOne || end.Class == ClassVoid {
			continue
		}
		r, ok := removalAt(end)
		if !ok || end.Func != end.Site || end.Func.Package != c.Package || !l.growTogether(c, s, end) || l.readNear(c, end.Func) {
			return nil
		}
		out = append(out, Beside{Removal: r, Func: end.Func, What: end.What})
	}
	return out
}

func removalAt(e *Event) (facts.Removal, bool) {
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
func (l *linker) growTogether(c, s *Container, end *Event) bool {
	locks, ok := held(end.Func, end.Block, end.Seq, end.Base)
	if !ok && c.Kind != facts.KindSyncMap {
		return false
	}
	if !comesWith(s, c) {
		return false
	}
	return !slices.ContainsFunc(c.Grows, func(g *Event) bool {
		if !g.Roots.Live() {
			return false
		}
		return !slices.ContainsFunc(s.Grows, func(h *Event) bool {
			if g.Func != h.Func || g.Func != g.Site || h.Func != h.Site || !g.Key.Equal(h.Key) || !g.Base.Equal(h.Base) {
				return false
			}
			if c.Kind == facts.KindSyncMap {
				return true
			}
			_, here := fieldsOf(g.Base)
			_, there := fieldsOf(end.Base)
			mine, ok := held(g.Func, g.Block, g.Seq, g.Base)
			his, same := held(h.Func, h.Block, h.Seq, h.Base)
			return ok && same && here == there && slices.Equal(mine, his) && slices.Equal(mine, locks)
		})
	})
}

// comesWith reports whether a key comes into s only where it comes into c: what comes into
// s again by itself (up, down, up) is not forgotten where s loses it.
func comesWith(s, c *Container) bool {
	return !slices.ContainsFunc(s.Grows, func(h *Event) bool {
		return h.Roots.Live() && !slices.ContainsFunc(c.Grows, func(g *Event) bool {
			return g.Func == h.Func && g.Site == h.Site && g.Key.Equal(h.Key) && g.Base.Equal(h.Base)
		})
	})
}

// readHops is how many calls down from a removal are looked at.
const readHops = 4

// readNear reports whether f, what it calls, or what calls it may look into c after the
// removal. What defers f does so before.
func (l *linker) readNear(c *Container, f *Func) bool {
	for _, e := range f.callers {
		if e.mode == facts.ModePlain && slices.Contains(e.caller.Reads, c.ID) {
			return true
		}
	}
	return l.readBelow(c, f, readHops, map[string]bool{})
}

func (l *linker) readBelow(c *Container, f *Func, hops int, seen map[string]bool) bool {
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
		for _, target := range l.index.directTargets(&f.Calls[i]) {
			if l.readBelow(c, l.index.funcs[target], hops-1, seen) {
				return true
			}
		}
	}
	return false
}
