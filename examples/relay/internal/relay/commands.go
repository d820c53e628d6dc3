package relay

import (
	"strings"
	"time"
)

// command carries out one line and reports whether the session goes on.
func (s *session) command(line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	s.server.metrics.count(verb)
	arg, text, _ := strings.Cut(rest, " ")
	switch {
	case verb == "QUIT":
		return false
	case verb == "HELLO" && arg != "":
		s.hello(arg)
	case verb == "RESUME" && arg != "":
		s.takeUp(arg)
	case verb == "SUB" && arg != "":
		s.subscribe(arg)
	case verb == "UNSUB" && arg != "":
		delete(s.topics, arg)
		s.server.hub.leave(arg, s)
		s.send("OK")
	case verb == "PUB" && text != "":
		s.server.metrics.published.Add(arg, 1)
		s.send("OK %d", s.server.hub.publish(s.name(), arg, text))
	case verb == "LAST" && arg != "":
		for _, m := range s.server.hub.last(arg) {
			s.send("WAS %s %s %s", m.topic, m.from, m.text)
		}
		s.send("OK")
	default:
		return s.complain()
	}
	return true
}

// complain answers a line that makes no sense; the third one ends the session
// and keeps its host out for a while.
func (s *session) complain() bool {
	s.garbage++
	s.send("ERR what?")
	if s.garbage < 3 {
		return true
	}
	s.server.bans.add(host(s.conn), time.Now().Add(s.server.opts.BanFor))
	return false
}

func (s *session) name() string {
	s.identity.mu.Lock()
	defer s.identity.mu.Unlock()
	return s.identity.name
}

// hello takes a name. Two clients that want the same name at the same moment
// are let in one after the other.
func (s *session) hello(name string) {
	release := s.server.names.acquire(name)
	defer release()
	s.identity.mu.Lock()
	s.identity.name = name
	s.identity.mu.Unlock()
	s.send("OK")
}

func (s *session) takeUp(token string) {
	who := s.server.resume(token)
	if who == nil {
		s.send("ERR no such token")
		return
	}
	s.identity = who
	s.send("OK %s", s.name())
}

func (s *session) subscribe(topic string) {
	if len(s.topics) >= maxTopics {
		s.send("ERR too many topics")
		return
	}
	s.topics[topic] = struct{}{}
	s.server.hub.join(topic, s)
	s.send("OK")
}
