package proxyagent

import "slices"

// SubscribeService asks a server for a service; it is pending until confirmed.
func (a *Agent) SubscribeService(server, service string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	addService(a.pendingServices, server, service)
}

// ConfirmService makes a pending service active.
func (a *Agent) ConfirmService(server, service string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	dropService(a.pendingServices, server, service)
	addService(a.activeServices, server, service)
}

// UnsubscribeService drops a service of a server.
func (a *Agent) UnsubscribeService(server, service string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	dropService(a.pendingServices, server, service)
	dropService(a.activeServices, server, service)
}

// SubscribeQueue asks a server for messages of a queue.
func (a *Agent) SubscribeQueue(server, queue string, sub Subscription) {
	a.mu.Lock()
	defer a.mu.Unlock()
	addQueue(a.pendingQueues, server, queue, sub)
}

// ConfirmQueue makes what is pending on a queue active.
func (a *Agent) ConfirmQueue(server, queue string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, sub := range a.pendingQueues[server][queue] {
		addQueue(a.activeQueues, server, queue, sub)
	}
	delete(a.pendingQueues[server], queue)
	if len(a.pendingQueues[server]) == 0 {
		delete(a.pendingQueues, server)
	}
}

// UnsubscribeQueue drops what a client has on a queue.
func (a *Agent) UnsubscribeQueue(server, queue, client string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	dropQueue(a.pendingQueues, server, queue, client)
	dropQueue(a.activeQueues, server, queue, client)
}

// ServerGone drops all that was with a server whose connection is lost.
func (a *Agent) ServerGone(server string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.activeServices, server)
	delete(a.pendingServices, server)
	delete(a.activeQueues, server)
	delete(a.pendingQueues, server)
}

func addService(m map[string]map[string]struct{}, server, service string) {
	set, ok := m[server]
	if !ok {
		set = make(map[string]struct{})
		m[server] = set
	}
	set[service] = struct{}{}
}

func dropService(m map[string]map[string]struct{}, server, service string) {
	set, ok := m[server]
	if !ok {
		return
	}
	delete(set, service)
	if len(set) == 0 {
		delete(m, server)
	}
}

func addQueue(m map[string]map[string][]Subscription, server, queue string, sub Subscription) {
	byQueue := m[server]
	if byQueue == nil {
		byQueue = make(map[string][]Subscription)
		m[server] = byQueue
	}
	for i := range byQueue[queue] {
		if byQueue[queue][i].Client == sub.Client {
			byQueue[queue][i] = sub
			return
		}
	}
	byQueue[queue] = append(byQueue[queue], sub)
}

func dropQueue(m map[string]map[string][]Subscription, server, queue, client string) {
	byQueue, ok := m[server]
	if !ok {
		return
	}
	left := slices.DeleteFunc(byQueue[queue], func(s Subscription) bool { return s.Client == client })
	if len(left) > 0 {
		byQueue[queue] = left
		return
	}
	delete(byQueue, queue)
	if len(byQueue) == 0 {
		delete(m, server)
	}
}
