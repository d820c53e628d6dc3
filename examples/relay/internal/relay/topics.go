package relay

import (
	"maps"
	"slices"
	"sync"
	"time"
)

// message is what was published.
type message struct {
	topic, from, text string
	at                time.Time
}

// hub knows who listens to which topic.
type hub struct {
	order *topicLocks
	audit *auditLog

	mu     sync.Mutex
	topics map[string]*topic
}

// topic exists as long as somebody listens to it.
type topic struct {
	members map[uint64]*session
	recent  history
}

func newHub() *hub {
	return &hub{order: newTopicLocks(), audit: &auditLog{}, topics: make(map[string]*topic)}
}

func (h *hub) join(name string, s *session) {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := h.topics[name]
	if t == nil {
		t = &topic{members: make(map[uint64]*session)}
		h.topics[name] = t
	}
	t.members[s.id] = s
}

func (h *hub) leave(name string, s *session) {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := h.topics[name]
	if t == nil {
		return
	}
	delete(t.members, s.id)
	if len(t.members) == 0 {
		delete(h.topics, name)
	}
}

// leaveAll takes a disconnected client out of every topic.
func (h *hub) leaveAll(s *session) {
	for name := range s.topics {
		h.leave(name, s)
	}
}

// publish hands text to everybody who listens and returns how many they are.
// Messages of one topic reach all its listeners in the same order.
func (h *hub) publish(from, name, text string) int {
	turn := h.order.of(name)
	turn.Lock()
	defer turn.Unlock()

	m := message{topic: name, from: from, text: text, at: time.Now()}
	h.audit.record(m)
	members := h.deliverTo(m)
	for _, s := range members {
		s.send("MSG %s %s %s", m.topic, m.from, m.text)
	}
	return len(members)
}

// deliverTo keeps m among the topic's recent messages and returns who listens.
func (h *hub) deliverTo(m message) []*session {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := h.topics[m.topic]
	if t == nil {
		return nil
	}
	t.recent.add(m)
	return slices.Collect(maps.Values(t.members))
}

// last returns the recent messages of a topic, oldest first.
func (h *hub) last(name string) []message {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t := h.topics[name]; t != nil {
		return slices.Clone(t.recent.messages)
	}
	return nil
}
