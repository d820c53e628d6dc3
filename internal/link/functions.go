package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// isMain reports whether f is a program's main function.
func isMain(f *Func) bool {
	return f.Name == "main" && f.Recv == "" && f.Parent == "" && f.Package.Summary.Name == "main"
}

// answers reports whether a function takes more than a context and returns more than an
// error: a callback of that kind is asked for something, it is not told what happened.
func answers(f *Func) bool {
	return f.Parent == "" && f.Recv == "" && takesKey(f) && len(f.Results) > 1
}

// called reports whether some edge tells who calls a function value.
func (l *linker) called(f *Func) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool { return !e.param })
}

// anyInView reports whether one of the functions has a body in view.
func (l *linker) anyInView(ids []string) bool {
	for _, id := range ids {
		if f := l.index.funcs[id]; f != nil && !f.Unread {
			return true
		}
	}
	return false
}

// endlessAround returns the innermost endless loop around a block that does not also
// hold the block where the base was made (made < 0: nowhere).
func (l *linker) endlessAround(f *Func, block, made int) *facts.Loop {
	if block >= len(f.Blocks) {
		return nil
	}
	for i := f.Blocks[block].Loop; i > 0; i = f.Loops[i-1].Parent {
		loop := &f.Loops[i-1]
		paced := loop.Pace != facts.PaceUnknown || l.servesAlone(f)
		if loop.Endless && paced && (made < 0 || !inLoop(f, made, i)) {
			return loop
		}
	}
	return nil
}

// servesAlone reports whether a function is a goroutine's or a connection's own, or is
// called by one directly: an endless loop in it that waits in ways the summary does
// not know runs as long as that does. Elsewhere such a loop reads its way through
// something finite.
func (l *linker) servesAlone(f *Func) bool {
	own := func(f *Func) bool { return f.Shape == facts.ShapeHandler || l.isGoroutine(f) }
	return own(f) || slices.ContainsFunc(f.callers, func(e edge) bool { return own(e.caller) })
}

// inLoop reports whether a block lies in loop number n (counted from 1).
func inLoop(f *Func, block, n int) bool {
	if block >= len(f.Blocks) {
		return false
	}
	for i := f.Blocks[block].Loop; i > 0; i = f.Loops[i-1].Parent {
		if i == n {
			return true
		}
	}
	return false
}

// noteLives fills in which types a function builds and whether it ends one.
func (l *linker) noteLives(f *Func) {
	f.ends = f.Recv != "" && f.Parent == "" && isEndName(f.Name) && !takesKey(f)
	for i := range f.Makes {
		m := &f.Makes[i]
		if m.Type != "" && !isKept(m.Fates) && !lazily(f, m.Block) {
			f.builds = append(f.builds, m.Type)
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if t := l.index.makerOf[c.Func]; t != "" && c.Mode == facts.ModePlain && !isKept(c.Fates) && !lazily(f, c.Block) {
			f.builds = append(f.builds, t)
		}
	}
}

// isKept reports whether a made object goes into a container: a child, not the next
// generation.
func isKept(fates []facts.Fate) bool {
	return slices.ContainsFunc(fates, func(f facts.Fate) bool { return f.How == facts.FateElem || f.How == facts.FateSend })
}

// lazily reports whether a block is reached only while a field or variable is nil:
// what is made there is made once, not again and again.
func lazily(f *Func, block int) bool {
	return slices.ContainsFunc(f.guardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && (g.X.Op == facts.OpField || g.X.Op == facts.OpGlobal)
	})
}

// isGoroutine reports whether a go statement starts the function itself.
func (l *linker) isGoroutine(f *Func) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool { return e.mode == facts.ModeGo }) ||
		slices.ContainsFunc(f.usedAt, func(u use) bool {
			return u.How == facts.UseGo || u.How == facts.UseArg && u.Call < len(u.in.Calls) && l.startsArgument(&u.in.Calls[u.Call], u.Arg)
		})
}

// startsArgument reports whether a call starts its function argument on a goroutine.
func (l *linker) startsArgument(c *facts.Call, n int) bool {
	return c.Mode == facts.ModeGo || !l.anyInView(l.index.directTargets(c)) && l.callback(c, n) == callbackAsync
}

func (l *linker) noteCloses(f *facts.Func) {
	for _, c := range f.Comms {
		if c.Op == facts.CommClose && c.Chan.Op == facts.OpField {
			l.index.closers[c.Chan.Text] = append(l.index.closers[c.Chan.Text], l.index.funcs[f.ID])
		}
	}
}
