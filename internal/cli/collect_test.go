package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestPacerFollowsTheHeap(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	percent := func() int {
		now := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		metrics.Read(now)
		return int(now[0].Value.Uint64())
	}
	p := startPacer()
	defer p.stop()
	assert.Greater(t, percent(), 1000, "a run begins small")
	large := make([]byte, 2*collectFrom)
	for range 3 { // the first ends with what was there before it
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
	assert.Eventually(t, func() bool { return percent() < 100 }, 10*time.Second, 10*time.Millisecond)
	runtime.KeepAlive(large)
	assert.Equal(t, 200, p.percentAt(collectFrom/2))
	assert.Equal(t, collectAt, p.percentAt(200<<20))
	assert.InDelta(t, collectLarge, p.percentAt(4<<30), 1)
	p.relax()
	assert.Equal(t, 200, p.percentAt(collectLater/3), "what is there counts")
	assert.Equal(t, 25, p.percentAt(4*collectFrom))
}
