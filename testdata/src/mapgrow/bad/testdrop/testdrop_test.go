package testdrop

import "testing"

func (s *Switch) unlearn() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.ports)
}

func TestLearn(t *testing.T) {
	s := NewSwitch()
	s.learn("aabbcc", 3)
	s.unlearn()
	if len(s.ports) != 0 {
		t.Fatalf("%d addresses left", len(s.ports))
	}
}
