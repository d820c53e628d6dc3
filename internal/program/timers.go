package program

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// StoppedTimer reports whether a closure of f runs when a timer fires which f stops on each way out, whatever the
// timer says, and never sets again: what the closure does is done on some ways alone.
func StoppedTimer(in, f *Func) bool {
	if in == f || in.Parent != f.ID || len(in.UsedAt) != 1 {
		return false
	}
	u := in.UsedAt[0]
	if u.How != facts.UseArg || u.In != f || u.Call >= len(f.Calls) {
		return false
	}
	timer := &f.Calls[u.Call]
	if timer.Callee.Pkg != "time" || timer.Callee.Name != "AfterFunc" {
		return false
	}
	stopped := false
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee.Pkg != "time" || !Yields(timer, ArgAt(c.Args, 0)) {
			continue
		}
		if c.Callee.Name == "Reset" {
			return false
		}
		stopped = stopped || c.Callee.Name == "Stop" && stopsOnEachWay(f, timer, c)
	}
	return stopped
}

// stopsOnEachWay reports whether control comes, from where a timer is set, to a return only by a call that stops it
// and does not ask whether it has fired.
func stopsOnEachWay(f *Func, timer, stop *facts.Call) bool {
	switch {
	case stop.Mode == facts.ModeDefer:
		return stop.Block == timer.Block
	case stop.Mode != facts.ModePlain || !stop.Dropped:
		return false
	}
	return stop.Block == timer.Block || !f.Blocks[timer.Block].Return && !ReturnsPast(f, timer.Block, func(b int) bool { return b == stop.Block })
}

// TimesOut reports whether a callee, as text, makes a context that ends after a time, whoever cancels it.
func TimesOut(callee string) bool {
	return strings.HasPrefix(callee, "context.WithTimeout") || strings.HasPrefix(callee, "context.WithDeadline")
}
