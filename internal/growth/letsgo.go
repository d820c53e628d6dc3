package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// TableReleases reports whether the library table says that a method lets go of what
// its receiver holds.
func (l *Growth) TableReleases(c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Releases || r.Role == library.Shrink && r.Class == library.ClassResource
	})
}

// ReleasesArgument reports whether a call out of view releases an argument.
func (l *Growth) ReleasesArgument(c *facts.Call, arg int) bool {
	shift := libcall.ReceiverShift(c)
	if program.IsReleaseName(c.Callee.Name) {
		return true
	}
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Releases && r.On.Kind == library.OnArg && r.On.Arg+shift == arg
	})
}

// CallsAtOnce reports whether a call out of view calls an argument, a function, before it returns.
func (l *Growth) CallsAtOnce(c *facts.Call, arg int) bool {
	shift := libcall.ReceiverShift(c)
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Calls && !r.Async && r.Arg+shift == arg
	})
}

// WrapsArgument reports whether the result of a call out of view has an argument as its own.
func (l *Growth) WrapsArgument(c *facts.Call, arg int) bool {
	shift := libcall.ReceiverShift(c)
	return l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Holds && r.On.Kind == library.OnResult && r.Arg+shift == arg
	})
}

// NeedsNoEnd reports whether the table says of a call that it makes something, and not that this has to be let
// go of.
func (l *Growth) NeedsNoEnd(c *facts.Call) bool {
	makes := func(r *library.Row) bool { return r.Role == library.Construct && r.Class == library.ClassResource }
	return l.HasRow(c, makes) && !l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Construct && r.Lacks == library.LackClose })
}

// KeepsOutOfView reports whether a call out of view may keep an argument elsewhere than
// in what it returns: a call of the standard library only where the table says so.
func (l *Growth) KeepsOutOfView(c *facts.Call, w *facts.Flow) bool {
	if w.Within || c.Callee.Name == "" {
		return c.Callee.Name == ""
	}
	if program.IsStandard(c.Callee.Pkg) || facts.IsSystem(c.Callee.Pkg) {
		return l.HasRow(c, func(r *library.Row) bool {
			return r.Role == library.Holds && r.On.Kind != library.OnResult || r.Role == library.Calls && r.Async ||
				r.Role == library.Grow && r.Val+1 == w.Arg && w.Arg > 0
		})
	}
	return c.Dropped || c.Mode != facts.ModePlain || c.Callee.Type != ""
}

// ReleasesReceiver reports whether a call lets go of what its receiver holds: by the
// library table, or a method that ends it.
func (l *Growth) ReleasesReceiver(c *facts.Call) bool {
	if c.Callee.Type == "" || c.Callee.Name == "" || c.Callee.Name == "Done" {
		return false // a context's Done asks, a wait group's counts
	}
	return program.IsReleaseName(c.Callee.Name) || l.TableReleases(c)
}

// OnlyWhenEnded reports whether a call lets go of its receiver only where it says that there is no
// more.
func (l *Growth) OnlyWhenEnded(c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Releases && r.Ended })
}

// UnheardEnd reports whether a call that lets go of its receiver only where it says that there is no more
// has nobody who hears it: it may as well have said that there is more.
func (l *Growth) UnheardEnd(c *facts.Call) bool {
	return c.Dropped && !program.IsReleaseName(c.Callee.Name) && l.OnlyWhenEnded(c)
}
