using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Dossiers;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.BadRows;
using Advocacy.Reports.Digests;
using Advocacy.Reports.Dossiers;
using Advocacy.Reports.Effect;
using Advocacy.Reports.List;
using Advocacy.Reports.Page;
using Advocacy.Reports.Person;
using Advocacy.Reports.Star;
using MailKit.Net.Smtp;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Reports;

/// <summary>Registers what writes for people.</summary>
public static class ReportsRegistration
{
    /// <summary>Adds a writer for each reader.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services
            .AddSingleton<IReportFiles, ReportFiles>()
            .AddSingleton<IStarSchema, StarFolder>()
            .AddSingleton<IListReports, ListReports>()
            .AddSingleton<Func<SmtpClient>>(() => new SmtpClient())
            .AddSingleton<IListMail, ListMail>()
            .AddSingleton<IEffectReports, EffectReports>()
            .AddSingleton<IDossierReports, DossierReports>()
            .AddSingleton<IDigestReports, DigestReports>()
            .AddSingleton<IPersonReports, PersonReports>()
            .AddSingleton<IPersonalData, PersonFiles>()
            .AddSingleton<IBadRowReport, BadRowReport>();
}
