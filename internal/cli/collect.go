package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// How much the heap may grow between collections. Most of it are types that live until
// their last importer is checked, and one large package: less room takes less memory and
// more processor time.
const (
	// collectAt is the share of what is live, in per cent, collectLarge that of a heap
	// beyond collectMost.
	collectAt    = 70
	collectLarge = 20
	collectMost  = 144 << 20
	// collectLater is what the heap may come to in all when packages are linked, which needs
	// less than loading them did.
	collectLater = 480 << 20
	// collectFrom is granted in any case: a run that recalls nearly all of its packages
	// would spend a fifth of its time on collecting little.
	collectFrom = 128 << 20
)

// pacer sets the garbage collector after each collection by what is left then.
type pacer struct {
	stopped, relaxed atomic.Bool
}

// startPacer begins with an empty heap.
func startPacer() *pacer {
	p := &pacer{}
	debug.SetGCPercent(p.percentAt(firstCollection))
	p.watch()
	return p
}

// relax gives the heap more room: syntax and types are gone. It collects, so that the room is taken of
// what is there now: of what little was left before, a share would come to far too much.
func (p *pacer) relax() {
	if p != nil {
		p.relaxed.Store(true)
		runtime.GC()
		p.set()
	}
}

// firstCollection is the heap at which the runtime collects first at 100 per cent.
const firstCollection = 4 << 20

// watch has set called when the next collection has ended.
func (p *pacer) watch() {
	sentinel := new([16]byte)
	runtime.AddCleanup(sentinel, func(p *pacer) {
		if !p.stopped.Load() {
			p.set()
			p.watch()
		}
	}, p)
}

func (p *pacer) set() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 {
		debug.SetGCPercent(p.percentAt(live[0].Value.Uint64()))
	}
}

// percentAt is how much a heap of that many live bytes may grow, in per cent.
func (p *pacer) percentAt(live uint64) int {
	live = max(live, firstCollection) // the runtime too takes it for that much
	room := max(collectFrom, live*collectLarge/100)
	switch {
	case !p.relaxed.Load():
		room = max(room, min(live*collectAt/100, collectMost))
	case live < collectLater:
		room = max(room, collectLater-live)
	}
	return int(100 * room / live)
}

// stop leaves the collector as it is.
func (p *pacer) stop() {
	if p != nil {
		p.stopped.Store(true)
	}
}
