package relay

import (
	"errors"
	"strconv"
	"testing"
	"time"
)

func TestUpstreamWhatStaysBehind(t *testing.T) {
	o := newOrigins()
	start := time.Now()
	for i := range 200 {
		addr := "192.0.2.1:" + strconv.Itoa(i)
		if o.ask(addr, start) != "192.0.2.1" || o.note(addr, start) != "192.0.2.1" {
			t.Fatal("an address has the name of its host")
		}
	}
	o.sweep(start.Add(2 * originAge))
	if len(o.asked) != 200 || len(o.swept) != 0 {
		t.Errorf("asked %d, swept %d, want 200 and 0", len(o.asked), len(o.swept))
	}

	m := &mirror{post: func([]string) error { return errors.New("away") }}
	for i := range 2 * keepMarks {
		m.add(strconv.Itoa(i))
		m.flush()
	}
	if len(m.marks) != 2*keepMarks || len(m.recent) != keepMarks {
		t.Errorf("marks %d, recent %d, want %d and %d", len(m.marks), len(m.recent), 2*keepMarks, keepMarks)
	}
	m.post = postTo("")
	if m.flush(); len(m.marks) != 0 {
		t.Error("what was sent is gone")
	}
}
