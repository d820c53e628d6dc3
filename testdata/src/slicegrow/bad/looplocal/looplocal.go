// Package looplocal has slices that are local to a loop without end.
package looplocal

import (
	"log"
	"net"
	"slices"
	"time"
)

type sample struct {
	at time.Time
	n  int
}

// Watch measures datagrams until the socket fails.
func Watch(pc net.PacketConn) {
	go func() {
		if err := measure(pc); err != nil {
			log.Print(err)
		}
	}()
}

func measure(pc net.PacketConn) error {
	var ever []int
	var minute []sample
	buf := make([]byte, 9000)
	for {
		n, _, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		ever = append(ever, n) // want slicegrow medium "measure.ever"
		minute = append(minute, sample{time.Now(), n})
		for len(minute) > 0 && time.Since(minute[0].at) > time.Minute {
			minute = minute[1:]
		}
		batch := make([]int, 0, len(minute))
		for _, s := range minute {
			batch = append(batch, s.n)
		}
		log.Printf("greatest %d, of this minute %d", slices.Max(ever), slices.Max(batch))
	}
}
