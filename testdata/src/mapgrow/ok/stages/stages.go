// Package stages gathers notices until somebody asks for them, and then begins anew.
package stages

import "time"

// Notice is the last one of its kind.
type Notice struct {
	Kind string
	Text string
}

// Desk hands notices out in batches.
type Desk struct {
	notices chan Notice
	asked   chan chan []Notice
	stop    chan struct{}
}

// Run works until the desk is closed.
func (d *Desk) Run() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		last := map[string]Notice{}
	gather:
		for {
			select {
			case <-d.stop:
				return
			case n := <-d.notices:
				last[n.Kind] = n
			case <-t.C:
				if len(last) > 0 {
					break gather
				}
			}
		}
	wait:
		for {
			select {
			case <-d.stop:
				return
			case n := <-d.notices:
				last[n.Kind] = n
			case to := <-d.asked:
				var batch []Notice
				for _, n := range last {
					batch = append(batch, n)
				}
				to <- batch
				break wait
			}
		}
	}
}

// Close ends it.
func (d *Desk) Close() { close(d.stop) }
