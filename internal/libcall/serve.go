package libcall

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// EndlessAround returns the innermost endless loop around a block that does not also
// hold the block where the base was made (made < 0: nowhere).
func (l *Calls) EndlessAround(f *program.Func, block, made int) *facts.Loop {
	if block >= len(f.Blocks) {
		return nil
	}
	for i := f.Blocks[block].Loop; i > 0; i = f.Loops[i-1].Parent {
		loop := &f.Loops[i-1]
		paced := loop.Pace != facts.PaceUnknown || l.ServesAlone(f)
		if loop.Endless && paced && (made < 0 || !program.InLoop(f, made, i)) {
			return loop
		}
	}
	return nil
}

// ServesAlone reports whether a function is a goroutine's or a connection's own, or is
// called by one directly: an endless loop in it that waits in ways the summary does
// not know runs as long as that does. Elsewhere such a loop reads its way through
// something finite.
func (l *Calls) ServesAlone(f *program.Func) bool {
	own := func(f *program.Func) bool { return f.Shape == facts.ShapeHandler || l.IsGoroutine(f) }
	return own(f) || slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return own(e.Caller) })
}

// IsGoroutine reports whether a go statement starts the function itself.
func (l *Calls) IsGoroutine(f *program.Func) bool {
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return e.Mode == facts.ModeGo }) ||
		slices.ContainsFunc(f.UsedAt, func(u program.Use) bool {
			return u.How == facts.UseGo || u.How == facts.UseArg && u.Call < len(u.In.Calls) && l.startsArgument(&u.In.Calls[u.Call], u.Arg)
		})
}

// startsArgument reports whether a call starts its function argument on a goroutine.
func (l *Calls) startsArgument(c *facts.Call, n int) bool {
	return c.Mode == facts.ModeGo || !l.AnyInView(l.DirectTargets(c)) && l.Callback(c, n) == CallbackAsync
}
