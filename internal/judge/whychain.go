package judge

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/trace"
)

// holderChain says who keeps an object: from the place that changes it up to the variable,
// the activation or the code out of view.
func holderChain(t *trace.Trace) []finding.Link {
	if t == nil {
		return nil
	}
	var out []finding.Link
	last := ""
	add := func(text string, in *program.Func, at facts.Pos) {
		if text != "" && text != last {
			out = append(out, finding.Link{Text: text, Position: placeIn(in, at)})
		}
		last = text
	}
	const passes = "objects come and go there: they are removed or replaced"
	if t.Object != "" {
		add(t.Object, nil, facts.Pos{})
	}
	if t.Passes {
		add(passes, nil, facts.Pos{})
	}
	for _, s := range t.Steps {
		if s.How == trace.StepFound {
			out = append(out, finding.Link{
				Text: fmt.Sprintf("it is found in %s, where %s puts it", s.Slot, funcName(s.In)), Position: placeIn(s.In, s.Pos),
			})
		}
		if s.Object != "" {
			add(s.Object, s.In, s.Pos)
		}
		if s.Passes {
			add(passes, nil, facts.Pos{})
		}
	}
	text := keeperText(t)
	if t.End == trace.EndMade && len(out) > 0 && last == t.Keeper {
		out = out[:len(out)-1] // the end says it again
	}
	out = append(out, finding.Link{Text: text, Position: placeIn(t.In, t.Pos)})
	if t.End == trace.EndMade {
		out = append(out, links(t.Runs)...)
	}
	return out
}

// keeperText says what a way upward ends at, with a view to who keeps the object.
func keeperText(t *trace.Trace) string {
	in := funcName(t.In)
	switch t.End {
	case trace.EndMade:
		return t.Keeper + oftenText(t, in)
	case trace.EndVariable:
		return "the variable " + t.Keeper + " lives as long as the process"
	case trace.EndCaller:
		return "code outside the analyzed packages has it and calls " + in + ", which is exported"
	case trace.EndInterface:
		return "code outside the analyzed packages has it and calls " + in + " through an interface"
	case trace.EndHanded:
		return "code outside the analyzed packages passes it to " + in + ", which was handed to it"
	case trace.EndSetup:
		return in + " runs once for each object"
	case trace.EndTeardown:
		return in + " ends it"
	case trace.EndTest:
		return "only tests reach " + in
	case trace.EndDead:
		return "nothing calls " + in
	case trace.EndUnread:
		if t.Cut {
			return "the way up from " + in + " is too long to follow"
		}
		return "code that could not be read calls " + in
	}
	if t.Keeper != "" {
		return "which " + t.Keeper + " it is, the analysis cannot tell: it is one of those that are made"
	}
	return "the analysis cannot tell which object it is"
}

// oftenText says how often a function makes an object.
func oftenText(t *trace.Trace, in string) string {
	switch {
	case len(t.Runs) == 0:
		return ""
	case t.RunsOpen:
		return ", and code outside the analyzed packages decides how often " + in + " runs"
	case t.RunsMany:
		return ", and " + in + " runs repeatedly and makes another one each time"
	}
	return ", and " + in + " runs once"
}

// runChain says what makes a place run: calls, loops, callbacks, from it upward.
func runChain(t *trace.Trace) []finding.Link {
	if t == nil {
		return nil
	}
	out := append(links(t.Steps), runChain(t.Finder)...)
	if t.End != trace.EndMade {
		out = append(out, links(t.Runs)...)
	}
	switch t.End {
	case trace.EndCaller, trace.EndInterface, trace.EndTeardown, trace.EndTest, trace.EndDead, trace.EndUnread:
		out = append(out, finding.Link{Text: endText(t), Position: placeIn(t.In, t.In.Pos), Many: t.RunsOpen})
	case trace.EndHanded, trace.EndSetup, trace.EndMade:
		if len(out) == 0 {
			out = append(out, finding.Link{Text: "once for each run of " + funcName(t.In), Position: placeIn(t.In, t.In.Pos), Many: t.RunsMany || t.RunsOpen})
		}
	}
	return out
}

// endText says what a way upward ends at, with a view to what runs.
func endText(t *trace.Trace) string {
	in := funcName(t.In)
	switch t.End {
	case trace.EndCaller:
		return "code outside the analyzed packages can call " + in + ", which is exported"
	case trace.EndInterface:
		return "code outside the analyzed packages calls " + in + " through an interface"
	}
	return keeperText(t)
}

// links puts steps into words; those without words are left out.
func links(steps []trace.Step) []finding.Link {
	var out []finding.Link
	for _, s := range steps {
		if text := stepText(s); text != "" {
			out = append(out, finding.Link{Text: text, Position: placeIn(s.In, s.Pos), Many: s.Many, By: string(s.By)})
		}
	}
	return out
}

// stepText is a step in words.
func stepText(s trace.Step) string {
	in := funcName(s.In)
	switch s.How {
	case trace.StepHands:
		return in + " hands the container to " + s.Callee
	case trace.StepLoop:
		return loopText(in, s.Loop)
	case trace.StepCall:
		return in + " calls " + s.Callee
	case trace.StepIface:
		return in + " calls " + s.Callee + " through an interface"
	case trace.StepGo:
		return in + " starts " + s.Callee + " as a goroutine"
	case trace.StepDefer:
		return in + " defers " + s.Callee
	case trace.StepCallback:
		return in + " hands " + s.Callee + " to " + calleeName(s) + callbackText(s)
	case trace.StepStored:
		return in + " puts " + s.Callee + " into " + s.Slot + callbackText(s)
	case trace.StepReturned:
		return in + " returns " + s.Callee + callbackText(s)
	case trace.StepSent:
		return in + " sends " + s.Callee + " on a channel"
	case trace.StepAsked:
		return "code outside the analyzed packages calls " + s.Callee + " on what " + in + " makes"
	case trace.StepStarts:
		return in + " runs once"
	case trace.StepOutside:
		return "code outside the analyzed packages can call " + in + ", which is exported"
	case trace.StepHandler:
		return "code outside the analyzed packages calls " + in + ", a handler, for each request or message"
	case trace.StepLinked:
		return "code in another language calls " + in + " by its name"
	case trace.StepImplements:
		return "code outside the analyzed packages calls " + in + " through an interface"
	case trace.StepTests:
		return "tests call " + in
	case trace.StepNothing:
		return "nothing calls " + in
	}
	return ""
}

// callbackText says how often a function runs that is handed on, and what says so.
func callbackText(s trace.Step) string {
	often := ", which runs it a bounded number of times"
	if s.Many {
		often = ", which runs it repeatedly"
	}
	switch s.By {
	case trace.ByTable:
		return often + ", as the library table says"
	case trace.ByStandard:
		return often + " while it is called, as the standard library does"
	case trace.ByShape:
		if s.Many {
			return ": code outside the analyzed packages keeps it, judging by its use"
		}
		return ": code outside the analyzed packages is done with it when the call returns, judging by its use"
	}
	if s.Many {
		return often
	}
	return ""
}

// loopText says of a loop what keeps it going.
func loopText(in string, lp *facts.Loop) string {
	switch {
	case lp.Feed == facts.FeedPeer:
		return "a loop in " + in + " runs as long as a peer sends"
	case lp.Feed == facts.FeedStdin:
		return "a loop in " + in + " runs as long as there is standard input"
	case lp.Feed == facts.FeedOwn:
		return "a loop in " + in + " receives without end"
	case lp.Pace == facts.PaceTime:
		return "a loop in " + in + " runs on a timer"
	}
	return "a loop in " + in + " that no analyzed code ends"
}

// calleeName names what a function is handed to.
func calleeName(s trace.Step) string {
	switch {
	case s.To.Name == "":
		return "a function value"
	case s.To.Type != "":
		return shortPath(s.To.Pkg) + "." + s.To.Type + "." + s.To.Name
	case s.To.Pkg == "":
		return s.To.Name
	}
	return shortPath(s.To.Pkg) + "." + s.To.Name
}

// funcName names a function for people; a function literal by what it stands in.
func funcName(f *program.Func) string {
	switch {
	case f.Parent != "":
		return "a function literal in " + f.Display
	case f.Init:
		return "package initialisation"
	}
	return f.Display
}

// placeIn is a place of a function's package, nil if it is none.
func placeIn(f *program.Func, at facts.Pos) *finding.Position {
	if f == nil || !at.IsValid() {
		return nil
	}
	p := Position(f.Package, at)
	return &p
}
