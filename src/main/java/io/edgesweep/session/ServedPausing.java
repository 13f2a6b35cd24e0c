package io.edgesweep.session;

import io.edgesweep.ledger.Pause;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Pausing;
import io.edgesweep.session.ServeClient.Answer;
import java.io.IOException;
import java.util.List;

/** Pauses and resumes by way of a {@code serve}. */
final class ServedPausing implements Pausing {

    private final ServeClient serve;

    ServedPausing(ServeClient serve) {
        this.serve = serve;
    }

    @Override
    public Begun pause(Wanted wanted) throws IOException, InterruptedException {
        Answer answer = serve.post(ServeSocket.url("local/pauses"), wanted);
        ServedSession.refuseMistakes(answer);
        return answer.as(Begun.class);
    }

    @Override
    public Resumed resume(String what) throws IOException, InterruptedException {
        Answer answer = serve.post(ServeSocket.url("local/pauses/resume").addQueryParameter("what", what));
        ServedSession.refuseMistakes(answer);
        return answer.as(Resumed.class);
    }

    @Override
    public List<Pause> all() throws IOException, InterruptedException {
        return List.of(serve.get(ServeSocket.url("local/pauses")).as(Pause[].class));
    }

    @Override
    public List<HeldJobs> held() throws IOException, InterruptedException {
        return List.of(serve.get(ServeSocket.url("local/held")).as(HeldJobs[].class));
    }
}
